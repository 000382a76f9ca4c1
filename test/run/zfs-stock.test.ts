// The stream zfs_stock, run inside this process: reports that are not ready, faulty, odd, or of a wrong feed.

import {type Catalog, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {lastState, messagesOf} from '../helpers/messages.ts';
import type {Json} from '../helpers/tap.ts';
import {
  bookmarkAt,
  canonical,
  csv,
  downloads,
  FEED,
  feedsIn,
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
import type {Answer} from '../sandbox/answer.ts';
import {openSandbox, type Sandbox, ZFS_FEEDS} from '../sandbox/index.ts';

const CATALOG = fullCatalog('zfs_stock');

const opened = (stockReports: number) => openSandbox({shop: stockShop(stockReports)});

type Options = {readonly state?: unknown; readonly config?: Json; readonly catalog?: Catalog};

const run = (sandbox: Sandbox, {config, state, catalog = CATALOG}: Options = {}) =>
  withPaths(sandbox, () =>
    runInside(sandbox, {config: {zfs_feeds: ZFS_FEEDS, ...config}, state, catalog, level: 'INFO'}),
  );

const withFullTable = ({streams}: Catalog): Catalog => ({
  streams: streams.map((entry) => ({...entry, replication_method: 'FULL_TABLE'})),
});

describe('a report that is not ready', () => {
  const HOUR = 3_600_000_000;

  test.each([
    [47, false],
    [49, true],
  ])('that was created %d hours ago by the server’s clock: passed is %j', async (hours, isPassed) => {
    const sandbox = opened(10);
    const {zfs, clock} = sandbox.shop;
    const old = zfs.reports(FEED).at(-2) as ReturnType<typeof zfs.reports>[number];
    clock.advance(30 * 24 * 3600);
    const createdAt = Math.floor((clock.now() - hours * HOUR) / 1000) * 1000;
    zfs.put(FEED, {...old, id: '99001', status: 'unknown', createdAt, lines: []});
    const {code, stderr, feeds} = await run(sandbox);
    expect([code, feeds['222']]).toEqual([0, isPassed ? canonical(createdAt) : bookmarkAt(sandbox, FEED, -2)]);
    expect(
      warnings({stderr}).includes(
        'WARNING zfs_stock: report 99001 of feed 222 is not ready (status unknown) and is skipped',
      ),
    ).toBe(isPassed);
  });

  test('never moves the bookmark back, nor does one that was listed late', async () => {
    const sandbox = opened(10);
    const {zfs} = sandbox.shop;
    const first = await run(sandbox);
    const last = zfs.reports(FEED).at(-1) as ReturnType<typeof zfs.reports>[number];
    zfs.put(FEED, {...last, id: '99002', createdAt: last.createdAt - 3 * HOUR});
    zfs.put(FEED, {...last, id: '99003', createdAt: last.createdAt - 2 * HOUR, status: 'unknown'});
    const second = await run(sandbox, {state: lastState(first.stdout)});
    expect(downloads(second.paths)).toContain('99002');
    expect(second.feeds).toEqual(first.feeds);
    expect(wrong(sandbox, first.stdout, second.stdout)).toEqual([]);
  });
});

describe('a feed that cannot be read does not stop the other', () => {
  test('HTTP 400 is the same', async () => {
    const sandbox = opened(4);
    sandbox.faults.add({route: 'zfs', kind: 400});
    const {code, stderr, feeds} = await run(sandbox);
    expect([code, Object.keys(feeds)]).toEqual([4, ['333']]);
    expect(stderr).toContain('was refused with HTTP 400: Lengow has no Zalando stock reports for feed 222');
  });

  test('the keys may not read it', async () => {
    const sandbox = opened(4);
    sandbox.faults.add({route: 'zfs', kind: 403, times: 3});
    const {code, feeds} = await run(sandbox);
    expect([code, Object.keys(feeds)]).toEqual([3, ['333']]);
  });

  test('a report is listed as ready, but cannot be downloaded', async () => {
    const sandbox = opened(4);
    const [, last = ''] = idsOf(sandbox, FEED);
    sandbox.shop.zfs.answer(last, {status: 404, body: '{"error": {"code": 404, "message": "no"}}'});
    const {code, stderr, feeds} = await run(sandbox);
    expect([code, feeds]).toEqual([4, {222: bookmarkAt(sandbox, FEED, 0), 333: bookmarkAt(sandbox, OTHER, -1)}]);
    expect(stderr).toContain(`although Lengow lists report ${last} of feed 222 as ready`);
  });
});

describe('a faulty download', () => {
  test.each<[string, Answer, string]>([
    [
      'another content type',
      {...csv(HEADER, LINE), type: 'text/html'},
      'HTTP 200 with a body that is not labeled as CSV',
    ],
    ['the text of an error', csv('The report has expired'), 'a first line that names no column of a stock report'],
    ['an empty file', csv(), 'HTTP 200 with an empty body'],
    [
      'a file that ends within a quote',
      csv(HEADER, LINE, '"0194502370'),
      'that is not valid CSV (CSV_QUOTE_NOT_CLOSED)',
    ],
    [
      'a file that ends within a line',
      csv(HEADER, LINE, '"0194502370669","1","0"'),
      'that is not valid CSV (CSV_RECORD_INCONSISTENT_FIELDS_LENGTH)',
    ],
    ['a quote that is never closed', csv(HEADER, `"${LINE.slice(1, -3).repeat(20_000)}`), 'that is not valid CSV'],
  ])('is tried again, and nothing of it is written: %s', async (_, answer, message) => {
    const sandbox = opened(4);
    const [first = '', last = ''] = idsOf(sandbox, FEED);
    sandbox.shop.zfs.answer(last, answer);
    const {code, stdout, stderr, paths, feeds} = await run(sandbox, {config: {max_attempts: 3}});
    expect([code, downloads(paths)]).toEqual([4, [first, last, last, last, ...idsOf(sandbox, OTHER)]]);
    expect(outline(stdout)).not.toContain(last);
    expect(feeds).toEqual({222: bookmarkAt(sandbox, FEED, 0), 333: bookmarkAt(sandbox, OTHER, -1)});
    expect(stderr).toContain(`zfs_stock of feed 222 stops here: GET /v3.0/document/222/zfs-item-quantity-snapshot/`);
    expect(stderr).toContain(message);
  });

  test.each(['text', 'null', 'empty', 'html'] as const)('a list that is faulty (%s) is tried again', async (kind) => {
    const sandbox = opened(4);
    sandbox.faults.add({route: 'zfs', kind});
    const {code, stdout} = await run(sandbox);
    expect([code, wrong(sandbox, stdout)]).toEqual([0, []]);
  });
});

describe('columns', () => {
  test.each([
    ['location_id', HEADER.replace('"location_id"', '"warehouse"'), 'has no column location_id'],
    [
      'both',
      HEADER.replace('"location_id"', '"warehouse"').replace('"ean"', '"gtin"'),
      'has no column ean and no column location_id',
    ],
  ])('a report without a key is not written: %s', async (_, header, message) => {
    const sandbox = opened(4);
    const [, last = ''] = idsOf(sandbox, FEED);
    sandbox.shop.zfs.answer(last, csv(header, LINE));
    const {code, stdout, stderr, paths} = await run(sandbox);
    expect([code, downloads(paths).filter((id) => id === last)]).toEqual([5, [last]]);
    expect(outline(stdout)).not.toContain(last);
    expect(stderr).toContain(`report ${last} of feed 222 ${message}`);
  });

  test('unknown and missing ones cause one warning', async () => {
    const sandbox = opened(4);
    const line = ['7', '1', 'A', '2', 'red'].join(',');
    for (const id of idsOf(sandbox, FEED))
      sandbox.shop.zfs.answer(
        id,
        csv(
          'EAN,Total Quantity , location_ id,LOCATION_QUANTITY,colour'.replace('Total Quantity', 'total_quantity'),
          line,
        ),
      );
    const {code, stdout, stderr} = await run(sandbox);
    const [first] = idsOf(sandbox, FEED);
    expect([code, warnings({stderr})]).toEqual([
      0,
      [
        `WARNING zfs_stock: report ${first} of feed 222 has columns that the tap does not know and leaves out: colour, and no column total_offerable_quantity, total_non_offerable_quantity, location_offerable_quantity, location_non_offerable_quantity, written as null`,
      ],
    ]);
    const row = messagesOf(stdout).find(({type}) => type === 'RECORD')?.record;
    expect(row).toEqual({
      account_id: 155,
      feed_id: 222,
      document_id: first,
      ean: '7',
      location_id: 'A',
      report_created_at: bookmarkAt(sandbox, FEED, 0),
      total_quantity: 1,
      total_offerable_quantity: null,
      total_non_offerable_quantity: null,
      location_quantity: 2,
      location_offerable_quantity: null,
      location_non_offerable_quantity: null,
    });
  });

  test('a report with only a header has no rows, and is passed', async () => {
    const sandbox = opened(4);
    for (const id of idsOf(sandbox, FEED)) sandbox.shop.zfs.answer(id, csv(HEADER));
    const {code, stdout, feeds} = await run(sandbox, {config: {zfs_feeds: [FEED]}});
    expect([code, outline(stdout).length, feeds['222']]).toEqual([0, 5, bookmarkAt(sandbox, FEED, -1)]);
  });

  test('an invalid quantity: nothing of the report is written, or only null', async () => {
    const sandbox = opened(4);
    const [, last = ''] = idsOf(sandbox, FEED);
    // More than one write takes.
    const many = Array.from({length: 2000}, (_, number) => LINE.replace('1e57b2b6', String(number)));
    sandbox.shop.zfs.answer(last, csv(HEADER, ...many, LINE.replace('"1"', '"many"').replace('0194', '0195')));
    const strict = await run(sandbox);
    const message = `zfs_stock: EAN 0195502370669 in report ${last} of feed 222: total_quantity is not an integer`;
    expect([strict.code, outline(strict.stdout).includes(last)]).toEqual([5, false]);
    expect(strict.stderr).toContain(message);
    const lenient = await run(sandbox, {config: {invalid_values: 'null'}});
    expect([lenient.code, lenient.stderr.split(message).length - 1]).toEqual([0, 1]);
    const rows = messagesOf(lenient.stdout).filter(({record}) => record?.document_id === last);
    expect(rows.map(({record}) => record?.total_quantity).slice(-2)).toEqual([1, null]);
  });

  test('a ready report without a date has no place in the history', async () => {
    const sandbox = opened(4);
    const {zfs} = sandbox.shop;
    zfs.list = (feed, entries) => (feed === FEED ? {...entries, 77: {status: 'ready', created_at: 'soon'}} : entries);
    const {code, stderr} = await run(sandbox);
    expect([code, stderr.includes('zfs_stock: report 77 of feed 222: created_at is not a date-time')]).toEqual([
      5,
      true,
    ]);
    const lenient = await run(sandbox, {config: {invalid_values: 'null'}});
    expect([lenient.code, wrong(sandbox, lenient.stdout)]).toEqual([0, []]);
  });
});

describe('selection and settings', () => {
  test('without feeds, nothing is asked', async () => {
    const sandbox = opened(4);
    const {code, stderr, paths} = await run(sandbox, {config: {zfs_feeds: []}});
    expect([code, paths]).toEqual([0, []]);
    expect(stderr).toContain('INFO zfs_stock: nothing is read, because zfs_feeds is empty');
  });

  test('a feed that is named twice is read once; a feed without reports is no fault', async () => {
    const sandbox = opened(0);
    const {code, paths, feeds} = await run(sandbox, {config: {zfs_feeds: [FEED, FEED]}});
    expect([code, paths.length, feeds]).toEqual([0, 1, {}]);
  });

  test('without the stream, its feeds cost nothing', async () => {
    const sandbox = opened(4);
    const {code, paths} = await run(sandbox, {catalog: fullCatalog('marketplace')});
    expect([code, paths]).toEqual([0, []]);
  });

  test('FULL_TABLE reads everything again, and says so in its first STATE', async () => {
    const sandbox = opened(4);
    const first = await run(sandbox);
    const state = lastState(first.stdout);
    const second = await run(sandbox, {state, catalog: withFullTable(CATALOG)});
    expect([second.code, downloads(second.paths)]).toEqual([0, downloads(first.paths)]);
    const [, begun] = messagesOf(second.stdout).filter(({type}) => type === 'STATE');
    expect(String(feedsIn(begun?.value)['222']) < bookmarkAt(sandbox, FEED, 0)).toBe(true);
    expect(second.feeds).toEqual(first.feeds);
  });
});

describe('states', () => {
  const FEEDS = {222: '2026-11-01T00:00:00.000000Z', 333: '2026-11-02T00:00:00.000000Z'};
  const stateOf = (feeds: unknown, more: Json = {}) => ({bookmarks: {zfs_stock: {account_id: '155', feeds, ...more}}});

  test('keep feeds that are no longer read, and foreign keys; the stream may have a prefix', async () => {
    const sandbox = opened(4);
    const bookmark = {feeds: {555: FEEDS[222]}, theirs: 1};
    const {code, stdout} = await run(sandbox, {
      config: {stream_prefix: 'l_'},
      state: {bookmarks: {l_zfs_stock: bookmark}},
    });
    const after = (lastState(stdout) as {bookmarks: {l_zfs_stock: Json}}).bookmarks.l_zfs_stock;
    expect(code).toBe(0);
    expect(after).toEqual({
      account_id: '155',
      theirs: 1,
      feeds: {...bookmark.feeds, 222: bookmarkAt(sandbox, FEED, -1), 333: bookmarkAt(sandbox, OTHER, -1)},
    });
  });

  test.each<[string, unknown, string]>([
    ['feeds that are an array', [1], '/bookmarks/zfs_stock/feeds is an array'],
    ['a feed without an instant', {222: 'soon'}, '/bookmarks/zfs_stock/feeds/222 is a string'],
    [
      'an instant in the future',
      {222: '2199-01-01'},
      '/bookmarks/zfs_stock/feeds/222 is 2199-01-01T00:00:00.000000Z, which is in the future',
    ],
  ])('are refused: %s', async (_, feeds, message) => {
    const sandbox = opened(4);
    const {code, stderr, stdout} = await run(sandbox, {state: stateOf(feeds)});
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('of another account are refused', async () => {
    const sandbox = opened(4);
    const {code} = await run(sandbox, {state: stateOf(FEEDS, {account_id: '9'})});
    expect(code).toBe(2);
  });
});
