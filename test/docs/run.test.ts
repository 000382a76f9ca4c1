// Runs the tap with the lines from the README, exactly as written, and with a target that can fail on request.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PROGRAM} from '../helpers/tap.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const [, lines = ''] = /<!-- tested:run -->\n```bash\n(.*?)```/s.exec(readFileSync('README.md', 'utf8')) ?? [];

// A target that either prints each state, as real targets do, or fails without printing anything.
const TARGET = `
  const lines = require('node:fs').readFileSync(0, 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
  if (process.env.TARGET_FAILS) process.exit(1);
  if (process.env.TARGET_PRINTS) {
    process.stdout.write(process.env.TARGET_PRINTS);
    process.exit(1);
  }
  for (const {type, value} of lines) if (type === 'STATE') console.log(JSON.stringify(value));`;

let folder: string;
const path = (name: string) => join(folder, name);
const state = () => JSON.parse(readFileSync(path('state.json'), 'utf8'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tap-lengow-'));
  mkdirSync(path('bin'));
  const node = `#!/bin/sh\nexec '${process.execPath}'`;
  writeFileSync(path('target.cjs'), TARGET);
  writeFileSync(path('bin/tap-lengow'), `${node} '${PROGRAM}' "$@"\n`);
  writeFileSync(path('bin/target-duckdb'), `${node} target.cjs\n`);
  for (const name of ['tap-lengow', 'target-duckdb']) chmodSync(path(`bin/${name}`), 0o755);
});
afterEach(() => rmSync(folder, {recursive: true}));

async function run(env: Readonly<Record<string, string>> = {}): Promise<number> {
  const shell = spawn('bash', ['-c', `tap-lengow --discover > catalog.json\n${lines}`], {
    cwd: folder,
    env: {PATH: `${path('bin')}:${process.env.PATH}`, ...env},
    stdio: 'ignore',
  });
  const [code] = await once(shell, 'close');
  return code;
}

test('each run continues from the last, and a failed run keeps the state and returns a failing exit code', async () => {
  const shop = createShop({orders: 150});
  await using sandbox = await startSandbox({shop});
  writeFileSync(path('config.json'), JSON.stringify(sandbox.config));
  expect(await run()).toBe(0);
  const first = state();
  expect(Object.keys(first.bookmarks)).toEqual(['order', 'order_tracking']);

  const asked = sandbox.requestsOf('orders').length;
  shop.clock.advance(60);
  expect(await run({TARGET_FAILS: '1'})).not.toBe(0);
  expect(state()).toEqual(first);

  expect(await run()).toBe(0);
  expect(state().bookmarks.order.updated_at > first.bookmarks.order.updated_at).toBe(true);
  const from = sandbox.requestsOf('orders').at(asked)?.query.updated_from ?? '';
  expect(from > '2000' && Date.parse(from) > Date.parse(first.bookmarks.order.updated_at) - 8 * 86_400_000).toBe(true);
  expect(existsSync(path('state.next'))).toBe(false);
});

test.each(['{"bookmarks": {"order": {"upda', '{"bookmarks": {}}\n{"bookmarks"', '\n'])(
  'the last complete state is kept if the target crashes while printing a state: %j',
  async (printed) => {
    writeFileSync(path('state.json'), '{"bookmarks": {"order": {"updated_at": "2026-01-01T00:00:00Z"}}}');
    writeFileSync(path('config.json'), '{}');
    expect(await run({TARGET_PRINTS: printed})).not.toBe(0);
    expect(state().bookmarks.order.updated_at).toBe('2026-01-01T00:00:00Z');
  },
);
