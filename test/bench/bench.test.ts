// The benchmark's own parts: what its server serves is what the data say, and rows that differ are told apart.

import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {updatedAt} from './data/instants.ts';
import {orderOf} from './data/order.ts';
import {options} from './options.ts';
import {Digest, digestOf} from './process/digest.ts';
import {time} from './process/time.ts';
import {compared} from './recorded.ts';
import {disagreement} from './report/agreed.ts';
import {bars} from './report/bars.ts';
import {chart} from './report/chart.ts';
import {ratios, spread} from './report/statistics.ts';
import {type Server, startServer} from './server/index.ts';

const ORDERS = 1000;

async function ask({http}: Server, query: Record<string, string>, headers: Record<string, string> = {}) {
  const login = await fetch(`${http}/access/get_token`, {method: 'POST', body: 'access_token=key&secret=secret'});
  const {token} = (await login.json()) as {token: string};
  const asked = new URLSearchParams({ordering: 'updated_at', ...query});
  return fetch(`${http}/v3.0/orders/?${asked}`, {headers: {authorization: token, ...headers}});
}

const pageOf = async (server: Server, query: Record<string, string>, headers = {}) =>
  (await (await ask(server, query, headers)).json()) as {count: number; next: string | null; results: unknown[]};

const ordersOf = (first: number, end: number) => Array.from({length: end - first}, (_, at) => orderOf(first + at));
const second = (number: number, seconds = 0) =>
  `${new Date(updatedAt(number) / 1000 + seconds * 1000).toISOString().slice(0, 19)}Z`;

describe('the server', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(ORDERS);
  });
  afterAll(() => server[Symbol.dispose]());

  test('serves a page by its number, packed or not', async () => {
    const expected = {
      count: ORDERS,
      next: expect.stringContaining('page=4'),
      previous: null,
      results: ordersOf(200, 300),
    };
    expect(await pageOf(server, {page: '3'})).toEqual(expected);
    expect(await pageOf(server, {page: '3'}, {'accept-encoding': 'identity'})).toEqual(expected);
  });

  test('ends with a last page, behind which there is nothing', async () => {
    expect(await pageOf(server, {page: '10'})).toMatchObject({next: null, results: ordersOf(900, 1000)});
    expect(await pageOf(server, {page: '11'})).toMatchObject({count: ORDERS, next: null, results: []});
  });

  test('serves what was updated within bounds, wherever they lie among the prepared pieces', async () => {
    const bounds = {updated_from: second(417), updated_to: second(523, 1)};
    expect(await pageOf(server, bounds)).toMatchObject({count: 107, results: ordersOf(417, 517)});
    expect(await pageOf(server, {...bounds, updated_to: second(417, 1)})).toMatchObject({count: 1, next: null});
    expect(await pageOf(server, {...bounds, ordering: '-updated_at'})).toMatchObject({
      results: ordersOf(424, 524).reverse(),
    });
  });

  test('refuses more requests than its limit, and counts what it is asked', async () => {
    await server.set({perMinute: 2});
    const statuses = [];
    for (let asked = 0; asked < 3; asked += 1) statuses.push((await ask(server, {})).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect(await server.set({})).toEqual({orders: 3, others: 3, refused: 1});
  });

  test('does not answer what it does not understand', async () => {
    expect((await ask(server, {lengow_status: 'shipped'})).status).toBe(400);
  });
});

describe('the digest', () => {
  const digestOfRows = (...rows: Record<string, unknown>[]): string => {
    const digest = new Digest();
    for (const row of rows) digest.row('order', row);
    return digest.text;
  };
  const [a, b] = [
    {marketplace_order_id: 'a', total_order: 1.5},
    {marketplace_order_id: 'b', updated_at: '2026-01-01T00:00:00Z'},
  ];

  test('is the same for the same rows in another order, another column order and another spelling of an instant', () => {
    const again = {updated_at: '2026-01-01T00:00:00.000000+00:00', marketplace_order_id: 'b', total_order: null};
    expect(digestOfRows(again, a)).toBe(digestOfRows(a, b));
  });

  test.each([
    ['a row less', [a]],
    ['a row twice', [a, b, b]],
    ['another value', [{...a, total_order: 1.25}, b]],
    ['a number as text', [{...a, total_order: '1.5'}, b]],
    ['an instant a microsecond later', [a, {...b, updated_at: '2026-01-01T00:00:00.000001Z'}]],
  ])('tells %s apart', (_, rows) => {
    expect(digestOfRows(...rows)).not.toBe(digestOfRows(a, b));
  });

  test('tells rows that come twice from others that do', () => {
    const c = {marketplace_order_id: 'c'};
    expect(digestOfRows(a, a, b)).not.toBe(digestOfRows(c, c, b));
  });

  test("reads Singer's messages, Airbyte's and files of rows alike", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tap-lengow-'));
    const file = (name: string, line: unknown) => {
      writeFileSync(join(folder, name), `${JSON.stringify(line)}\n${JSON.stringify({type: 'STATE'})}\n`);
      return join(folder, name);
    };
    const singer = file('singer', {type: 'RECORD', stream: 'order', record: a});
    const airbyte = file('airbyte', {type: 'RECORD', record: {stream: 'rows', data: {stream: 'order', ...a}}});
    const rows = join(folder, 'rows');
    writeFileSync(rows, `${JSON.stringify(a)}\n`);
    const digests = [[{file: singer}], [{file: airbyte}], [{file: rows, stream: 'order'}]].map(digestOf);
    expect(new Set(await Promise.all(digests))).toEqual(new Set([digestOfRows(a)]));
    rmSync(folder, {recursive: true});
  });
});

test('a run whose rows differ has no figure, the others have, and of two that differ neither has', () => {
  const measured = (name: string, holds: string) => ({
    peer: {name, title: name, writes: 'rows' as const, command: () => ({argv: []})},
    runs: [{wallMs: 1, cpuMs: 1, peakKb: 1, holds}],
  });
  const all = [measured('a', 'same'), measured('b', 'other'), measured('c', 'same')];
  expect(all.map(disagreement(all))).toEqual([undefined, expect.stringContaining('other'), undefined]);
  const two = all.slice(0, 2);
  expect(two.map(disagreement(two))).toEqual([expect.stringContaining('same'), expect.stringContaining('other')]);
});

test("a command's cost is its own and its children's, and not that of whoever takes its output", async () => {
  const spin =
    'for (let used = 0; used < 300_000; ) { const {user, system} = process.cpuUsage(); used = user + system; }';
  const child = `require("child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(spin)}])`;
  const mine = await time({argv: [process.execPath, '-e', child]});
  expect(mine.code).toBe(0);
  expect(mine.cpuMs).toBeGreaterThan(300);
  const theirs = await time({argv: ['true']}, `node -e '${spin}'`);
  expect(theirs.cpuMs).toBeLessThan(100);
});

test('rounds are compared one by one', () => {
  expect(spread([3, 1, 2, 10])).toEqual({median: 2.5, least: 1, most: 10});
  expect(ratios([2, 20, 3], [1, 10, 1])).toEqual({median: 2, least: 2, most: 3});
});

test('a ratio is worse only when it is more than a tenth worse than the recorded one', () => {
  const before = {'tap-lengow / curl': 4, 'tap-lengow / plain-node': 0.5, 'plain-node / curl': 9};
  const lines = compared({'tap-lengow / curl': 4.2, 'tap-lengow / plain-node': 0.6, 'plain-node / curl': 20}, before);
  expect(lines).toEqual([
    'as recorded: tap-lengow / curl 4.20, recorded 4.00 (5 %)',
    'WORSE: tap-lengow / plain-node 0.60, recorded 0.50 (20 %)',
  ]);
});

test('the options say what is measured', () => {
  expect(options([])).toMatchObject({orders: 100_000, rounds: 5, quick: false, write: false});
  expect(options(['--peers', 'curl', 'dlt', '--cases', 'limit'])).toMatchObject({
    peers: ['curl', 'dlt'],
    cases: ['limit'],
  });
});

test('the chart has a bar for each peer that has a figure, the quickest first, and ours in another colour', () => {
  const figures = {'plain-node / curl': 9.31, 'tap-lengow / curl': 4.2, 'tap-lengow / plain-node': 0.45};
  const svg = chart(bars({figures}), 'CPU & more');
  expect(svg.match(/>[^<>]*</g)?.join('')).toMatch(/curl \| cat.*tap-lengow.*plain Node tap/s);
  expect(svg).toContain('CPU &amp; more');
  expect(svg).toMatch(/>1\.0<.*>4\.2<.*>9\.3</s);
  expect(svg.match(/<rect [^>]*fill="#0b7285"/g)).toHaveLength(1);
});
