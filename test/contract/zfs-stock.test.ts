// The stream zfs_stock: Zalando's stock reports through the real program, killed, cut, and a day later.

import {readFileSync} from 'node:fs';
import {fullCatalog} from '../helpers/full-catalog.ts';
import {linesOf as linesFrom} from '../helpers/lines.ts';
import {lastState} from '../helpers/messages.ts';
import {configFor, type Json, runProgram, startProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {
  bookmarkAt,
  csv,
  downloads,
  FEED,
  HEADER,
  idsOf,
  LINE,
  OTHER,
  outline,
  stockShop,
  warnings,
  withPaths,
  wrong,
} from '../helpers/zfs.ts';
import {type Sandbox, startSandbox, ZFS_FEEDS} from '../sandbox/index.ts';

const CATALOG = fullCatalog('zfs_stock');

const opened = (stockReports = 30) => startSandbox({shop: stockShop(stockReports)});

type Options = {readonly state?: unknown; readonly config?: Json};

const given = (sandbox: Sandbox, {state, config}: Options = {}) => ({
  config: configFor(sandbox, {zfs_feeds: ZFS_FEEDS, ...config}),
  catalog: CATALOG,
  state,
});

const run = (sandbox: Sandbox, options: Options = {}) => withPaths(sandbox, () => runProgram(given(sandbox, options)));

test('the history: every ready report, oldest first, and a STATE after its last row', async () => {
  await using sandbox = await opened();
  const {code, stdout, stderr, paths, feeds} = await run(sandbox);
  expect([code, wrong(sandbox, stdout)]).toEqual([0, []]);
  expect(paths).toHaveLength(2 + 28);
  const ofFeed = (feed: number) =>
    sandbox.shop.zfs.reports(feed).flatMap(({id, status}) => (status === 'ready' ? [id, 'STATE'] : ['STATE']));
  // The first STATE of a feed says that nothing has been read of it.
  expect(outline(stdout)).toEqual(['STATE', 'STATE', ...ofFeed(FEED), 'STATE', ...ofFeed(OTHER), 'STATE']);
  expect(feeds).toEqual({222: bookmarkAt(sandbox, FEED, -1), 333: bookmarkAt(sandbox, OTHER, -1)});
  expect(warnings({stderr})).toEqual(
    [FEED, OTHER].map(
      (feed) =>
        `WARNING zfs_stock: report ${idsOf(sandbox, feed).at(-3)} of feed ${feed} is skipped: Lengow could not make it (The report could not be created)`,
    ),
  );
});

test('the next day: the new report, and the one before it once more', async () => {
  await using sandbox = await opened();
  const first = await run(sandbox);
  sandbox.shop.zfs.nextDay();
  const second = await run(sandbox, {state: lastState(first.stdout)});
  expect(second.code).toBe(0);
  expect(downloads(second.paths)).toEqual([FEED, OTHER].flatMap((feed) => idsOf(sandbox, feed).slice(-2)));
  expect(wrong(sandbox, first.stdout, second.stdout)).toEqual([]);
  expect(second.feeds).toEqual({222: bookmarkAt(sandbox, FEED, -1), 333: bookmarkAt(sandbox, OTHER, -1)});
});

test.each([1, 5, 90])('killed after %d rows, the next run completes the table', async (rows) => {
  await using sandbox = await opened(20);
  const tap = startProgram(given(sandbox));
  tap.stderr.resume();
  const lines: string[] = [];
  let read = 0;
  for await (const line of linesFrom(tap.stdout)) {
    if (read === rows) break;
    lines.push(line);
    if (line.startsWith('{"type":"RECORD"') && ++read === rows) tap.kill('SIGKILL');
  }
  await tap.ended;
  const cut = lines.join('\n');
  expect(wrong(sandbox, cut)).not.toEqual([]);
  const {code, stdout} = await run(sandbox, {state: lastState(cut)});
  expect([code, wrong(sandbox, cut, stdout)]).toEqual([0, []]);
});

test('holds the bookmark, but not the reports after it, and is read once it is ready', async () => {
  await using sandbox = await opened(10);
  const {zfs} = sandbox.shop;
  const {id, createdAt, lines} = zfs.reports(FEED).at(-1) as ReturnType<typeof zfs.reports>[number];
  zfs.change(FEED, {status: 'unknown', lines: []});
  zfs.nextDay();
  const first = await run(sandbox);
  expect(first.code).toBe(0);
  expect(first.feeds).toEqual({222: bookmarkAt(sandbox, FEED, -3), 333: bookmarkAt(sandbox, OTHER, -1)});
  expect(downloads(first.paths)).toContain(idsOf(sandbox, FEED).at(-1));
  expect(first.stderr).toContain(`INFO zfs_stock: report ${id} of feed 222 is not ready (status unknown); the next`);
  zfs.change(FEED, {status: 'ready', lines}, id);
  const second = await run(sandbox, {state: lastState(first.stdout)});
  expect(wrong(sandbox, first.stdout, second.stdout)).toEqual([]);
  expect([second.code, second.feeds['222']]).toEqual([0, bookmarkAt(sandbox, FEED, -1)]);
  expect(createdAt).toBeLessThan(sandbox.shop.clock.now());
});

test('there is no such feed', async () => {
  await using sandbox = await opened(4);
  const {code, stderr, feeds} = await run(sandbox, {config: {zfs_feeds: [9, FEED]}});
  expect([code, Object.keys(feeds)]).toEqual([4, ['222']]);
  expect(stderr).toContain(
    'zfs_stock of feed 9 stops here: GET /v3.0/document/9/zfs-item-quantity-snapshot/list was refused with HTTP 404: Lengow has no Zalando stock reports for feed 9. Check the id in zfs_feeds',
  );
});

test.each(['cut', 'not-utf8'] as const)('once, by %s: the next attempt succeeds', async (kind) => {
  await using sandbox = await opened(4);
  sandbox.faults.add({route: 'zfs', kind, nth: 2});
  const {code, stdout} = await run(sandbox);
  expect([code, wrong(sandbox, stdout)]).toEqual([0, []]);
});

test('--test says what a run would read', async () => {
  await using sandbox = await opened(4);
  const {code, stderr} = await runProgram({...given(sandbox), args: ['--test']});
  expect([code, stderr.includes('INFO zfs_stock: would read 2 of the 2 reports of feed 222')]).toEqual([0, true]);
});

test('states are merged feed by feed: the later instant counts', async () => {
  const [early, late] = ['2026-11-01T00:00:00.000000Z', '2026-11-09T00:00:00.000000Z'];
  const stateOf = (feeds: Json) => ({bookmarks: {zfs_stock: {account_id: '155', feeds}}});
  const input = [stateOf({222: late, 333: early}), stateOf({222: early, 444: early})]
    .map((state) => JSON.stringify(state))
    .join('\n');
  const {code, stdout} = await runProgram({args: ['state', 'merge', '-'], input});
  expect([code, JSON.parse(stdout)]).toEqual([0, stateOf({222: late, 333: early, 444: early})]);
});

// A small report needs 60 MB on Node 20, and 30 MB more on newer versions; the file alone has 8 MB, its rows 35 MB.
const MOST_KILOBYTES = process.version.startsWith('v20.') ? 120_000 : 150_000;

test('a large report is streamed', async () => {
  await using sandbox = await opened(2);
  const lines = Array.from({length: 100_000}, (_, number) => LINE.replace('0194502', String(1_000_000 + number)));
  const [id = ''] = idsOf(sandbox, FEED);
  sandbox.shop.zfs.answer(id, csv(HEADER, lines.join('\n')));
  using folder = temporaryFolder();
  const peak = `${folder.path}/peak`;
  const tap = startProgram({
    ...given(sandbox, {config: {zfs_feeds: [FEED]}}),
    imports: [String(new URL('../helpers/peak-memory.js', import.meta.url))],
    env: {TEST_PEAK: peak},
  });
  tap.stderr.resume();
  let rows = 0;
  for await (const line of linesFrom(tap.stdout)) if (line.startsWith('{"type":"RECORD"')) rows += 1;
  expect([await tap.ended, rows]).toEqual([0, 100_000]);
  expect(Number(readFileSync(peak, 'utf8'))).toBeLessThan(MOST_KILOBYTES);
});
