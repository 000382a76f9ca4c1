// The messages on stdout are valid for every Singer target, however the run ends.

import {expectWhole, runOn} from '../helpers/checked-run.ts';
import {endOf} from '../helpers/claims.ts';
import {messagesOf} from '../helpers/messages.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 350, seed: 'messages', ties: [120]});
const SHAPES = ['integer', 'string', 'date-time', 'number', 'boolean'];
const KEYS = {
  STATE: ['type', 'value'],
  SCHEMA: ['type', 'stream', 'schema', 'key_properties', 'bookmark_properties'],
  RECORD: ['type', 'stream', 'record', 'time_extracted'],
} as const;

let stdout: string;

beforeAll(async () => {
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox);
  expect(run.code).toBe(0);
  expectWhole(run);
  stdout = run.stdout;
});

test('each line is one compact object, and lines end with \\n alone', () => {
  expect(stdout).not.toMatch(/\r|\n\n/);
  for (const line of stdout.trimEnd().split('\n')) {
    const {type} = JSON.parse(line);
    expect(Object.keys(JSON.parse(line))).toEqual(KEYS[type as keyof typeof KEYS]);
    expect(line.startsWith(`{"type":"${type}",`)).toBe(true);
  }
});

test('each stream has one SCHEMA, before its first RECORD', () => {
  const seen: string[] = [];
  for (const {type, stream = ''} of messagesOf(stdout)) {
    if (type === 'SCHEMA') expect(seen).not.toContain(stream);
    if (type === 'SCHEMA') seen.push(stream);
    if (type === 'RECORD') expect(seen).toContain(stream);
  }
  expect(seen).toEqual(['marketplace', 'order', 'order_tracking']);
});

test('SCHEMA uses five flat types, and keys are never null', () => {
  for (const {type, schema, key_properties: keys = []} of messagesOf(stdout)) {
    if (type !== 'SCHEMA') continue;
    expect(Object.keys(schema ?? {})).toEqual(['type', 'properties']);
    for (const [name, property] of Object.entries(schema?.properties ?? {})) {
      const {type: types, format = ''} = property as unknown as {type: string | string[]; format?: string};
      const [shape, ...others] = [types].flat().filter((one) => one !== 'null');
      expect([SHAPES.includes(format || (shape ?? '')), others]).toEqual([true, []]);
      if (keys.includes(name)) expect(types).not.toContain('null');
      expect(Object.keys(property as object).every((key) => key === 'type' || key === 'format')).toBe(true);
    }
  }
});

test('RECORD has every column of its SCHEMA, in the same order', () => {
  const columns = new Map<string, string[]>();
  for (const {type, stream = '', schema, record} of messagesOf(stdout)) {
    if (type === 'SCHEMA') columns.set(stream, Object.keys(schema?.properties ?? {}));
    if (type === 'RECORD') expect(Object.keys(record ?? {})).toEqual(columns.get(stream));
  }
});

test('time_extracted never decreases, and is the same for all rows of an order', () => {
  let last = '';
  for (const line of stdout.split('\n').filter((text) => text.includes('"RECORD"'))) {
    const {time_extracted: extracted} = JSON.parse(line);
    expect(extracted).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(extracted >= last).toBe(true);
    last = extracted;
  }
});

test('no STATE appears between the rows of one order in a stream', () => {
  const ended = new Set<string>();
  let open = new Set<string>();
  for (const {type, stream, record} of messagesOf(stdout)) {
    if (type === 'STATE') {
      for (const order of open) ended.add(order);
      open = new Set();
    }
    if (type !== 'RECORD' || stream === 'marketplace') continue;
    const order = [stream, record?.marketplace, record?.marketplace_order_id, record?.updated_at].join(' ');
    expect(ended.has(order)).toBe(false);
    open.add(order);
  }
});

test('STATE never moves backwards', () => {
  const marks = messagesOf(stdout)
    .filter(({type}) => type === 'STATE')
    .map(({value}) => endOf(value?.bookmarks.order));
  expect(marks).toEqual(marks.toSorted());
});

test('activate_version: only the full-table stream has a version, on every line and after the last', async () => {
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox, {config: {activate_version: true}});
  const lines = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const own = lines.filter(({stream}) => stream === 'marketplace').slice(1);
  expect(own.at(-1)).toEqual({type: 'ACTIVATE_VERSION', stream: 'marketplace', version: own[0].version});
  expect(new Set(own.map(({version}) => version)).size).toBe(1);
  expect(lines.filter(({stream, version}) => stream !== 'marketplace' && version !== undefined)).toEqual([]);
});

test('stream_prefix: messages and bookmarks both use it', async () => {
  await using sandbox = await startSandbox({shop});
  const messages = messagesOf((await runOn(sandbox, {config: {stream_prefix: 'lengow_'}})).stdout);
  const names = new Set(messages.flatMap(({stream}) => stream ?? []));
  expect([...names]).toEqual(['lengow_marketplace', 'lengow_order', 'lengow_order_tracking']);
  expect(Object.keys(messages.at(-1)?.value?.bookmarks ?? {})).toEqual(['lengow_order', 'lengow_order_tracking']);
});
