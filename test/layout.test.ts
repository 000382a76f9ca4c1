// Which folders of the code may import which others. CONTRIBUTING.md describes the folders.

import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';

type Import = {readonly from: string; readonly to: string};

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.m?ts$/.test(name))
    .map((name) => join(folder, name));

const importsOf = (file: string): Import[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(\.{1,2}\/[^']+)'/g)].map(([, path = '']) => ({
    from: file,
    to: relative('.', join(dirname(file), path)),
  }));

const PRODUCT = ['bin', 'tap', 'config', 'catalog', 'state', 'values'];
const imports = PRODUCT.flatMap(sourcesIn).flatMap(importsOf);

const isIn = (path: string, rooms: readonly string[]): boolean => rooms.some((room) => path.startsWith(`${room}/`));

/** A folder's imports from outside itself and outside the folders that it may import. */
const strays = (room: string, known: readonly string[]): string[] =>
  imports
    .filter(({from, to}) => isIn(from, [room]) && !isIn(to, [room, ...known]))
    .map(({from, to}) => `${from} imports ${to}`);

test('every import in the product is found, so the tests below can fail', () => {
  expect(imports.length).toBeGreaterThan(300);
  expect(imports.filter(({to}) => !existsSync(to))).toEqual([]);
});

describe('each folder imports only from the folders listed for it', () => {
  test.each<[string, string[]]>([
    ['values', []],
    ['state', ['values']],
    ['catalog', ['values']],
    ['config', ['values']],
    ['tap/plan', ['config', 'catalog', 'state', 'values']],
    ['tap/lengow/http', ['values', 'tap/errors.ts']],
    ['tap/lengow/walk', ['values', 'tap/errors.ts', 'tap/lengow/http']],
    ['tap/lengow/orders', ['values', 'tap/errors.ts', 'tap/lengow/walk']],
    ['tap/lengow/actions', ['values', 'tap/lengow/walk']],
    ['tap/lengow/stock', ['values', 'tap/errors.ts', 'tap/lengow/http']],
    ['tap/lengow/counts', ['values', 'tap/errors.ts', 'tap/lengow/walk']],
    ['tap/lengow', ['values', 'tap/errors.ts']],
    ['tap/commands/backfill', ['values', 'catalog', 'tap/lengow', 'tap/log', 'tap/plan', 'tap/run']],
    [
      'tap/commands/init',
      [
        'values',
        'catalog',
        'config',
        'state',
        'tap/commands',
        'tap/plan',
        'tap/process',
        'tap/run',
        'tap/errors.ts',
        'tap/package.ts',
      ],
    ],
    [
      'tap/commands/views',
      [
        ...['values', 'catalog', 'config', 'tap/commands/words', 'tap/process', 'tap/run', 'tap/errors.ts'],
        ...['tap/commands/input.ts', 'tap/commands/permitted.ts', 'tap/commands/read-input.ts'],
      ],
    ],
    ['tap/process', ['tap/lengow/http', 'tap/errors.ts']],
    ['tap/log', ['values', 'config', 'tap/lengow', 'tap/process', 'tap/report', 'tap/package.ts']],
    ['tap/report', ['values', 'catalog', 'state', 'tap/lengow', 'tap/package.ts']],
    ['tap/streams', ['values', 'catalog']],
    ['tap/singer', ['catalog', 'values', 'tap/run/messages.ts', 'tap/streams']],
    ['tap/airbyte', ['catalog', 'config', 'state', 'values', 'tap/log', 'tap/run/messages.ts', 'tap/streams']],
    [
      'tap/commands/verify',
      [
        'config',
        'state',
        'values',
        'tap/lengow',
        'tap/log',
        'tap/plan',
        'tap/process',
        'tap/streams',
        'tap/errors.ts',
        'tap/files.ts',
      ],
    ],
  ])('%s: %j', (room, known) => {
    const files = known.filter((path) => path.endsWith('.ts'));
    const found = strays(room, known).filter((line) => !files.some((file) => line.endsWith(` imports ${file}`)));
    expect(found).toEqual([]);
  });

  test('bin imports only the program and its name and version', () => {
    const known = ['tap/main.ts', 'tap/package.ts'];
    expect(imports.filter(({from, to}) => isIn(from, ['bin']) && !known.includes(to))).toEqual([]);
  });
});

test('values imports no packages either', () => {
  const outside = sourcesIn('values').filter((file) => /(?:from|import) '(?!\.)/.test(readFileSync(file, 'utf8')));
  expect(outside).toEqual([]);
});

test('a run does not depend on any command', () => {
  expect(imports.filter(({from, to}) => isIn(from, ['tap/run']) && isIn(to, ['tap/commands']))).toEqual([]);
});

test('no imports are circular', () => {
  const next = new Map<string, string[]>();
  for (const {from, to} of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
    if (done.has(file)) return;
    done.add(file);
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
  };
  for (const file of next.keys()) visit(file, []);
  expect(circles).toEqual([]);
});

const knowing = (folder: string, words: RegExp): string[] =>
  sourcesIn(folder).filter((file) =>
    words.test(readFileSync(file, 'utf8').replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')),
  );

// Messages to users may mention a STATE.
test('nothing under lengow/ depends on Singer, and http/ does not depend on orders', () => {
  expect(knowing('tap/lengow', /[Ss]inger|SCHEMA|RECORD|[Bb]ookmark|tap_stream_id/)).toEqual([]);
  expect(knowing('tap/lengow/http', /(?<!BYTE_)order/i)).toEqual([]);
});

test('only singer/ and airbyte/ build message lines', () => {
  expect(knowing('tap', /"?type"?: ?\\?["'](?:SCHEMA|RECORD|STATE|ACTIVATE_VERSION)/)).toEqual([
    'tap/airbyte/messages.ts',
    'tap/singer/messages.ts',
  ]);
});

test('a run does not depend on a protocol', () => {
  const protocols = ['tap/airbyte', 'tap/singer'];
  expect(imports.filter(({from, to}) => isIn(from, ['tap/run']) && isIn(to, protocols))).toEqual([]);
});

test('the sandbox shares no code with the tap', () => {
  const product = sourcesIn('test/sandbox')
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap(importsOf)
    .filter(({to}) => isIn(to, PRODUCT));
  expect(product).toEqual([]);
});

test('tap/ has at most 15 entries', () => {
  expect(readdirSync('tap').length).toBeLessThanOrEqual(15);
});
