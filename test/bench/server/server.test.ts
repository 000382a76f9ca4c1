// The benchmark server responds to every query with the right data, compressed or not.

import {canonical, HOUR} from '../../sandbox/instants.ts';
import {Calendar} from '../data/calendar.ts';
import {TEMPLATES, template} from '../data/order.ts';
import {ownValues} from '../data/own-values.ts';
import {type SecureServer, startSecureServer} from './index.ts';

const ORDERS = 2500;
const calendar = new Calendar(ORDERS);
const orderOf = (number: number) => ({...ownValues(number, calendar.at(number)), ...template(number % TEMPLATES)});
const ordersOf = (first: number, end: number) => Array.from({length: end - first}, (_, at) => orderOf(first + at));
const at = (number: number, hours = 0) => canonical(calendar.at(number) + hours * HOUR);

type Page = {readonly count: number; readonly next: string | null; readonly results: unknown[]};

let server: SecureServer;
beforeAll(async () => {
  server = await startSecureServer({orders: ORDERS});
});
afterAll(() => server[Symbol.dispose]());
beforeEach(() => server.set({}));

async function ask(query: Record<string, string>, headers: Record<string, string> = {}, list = '/v3.0/orders/') {
  const login = await fetch(`${server.http}/access/get_token`, {
    method: 'POST',
    body: 'access_token=key&secret=secret',
  });
  const {token} = (await login.json()) as {token: string};
  const asked = new URLSearchParams({ordering: 'updated_at', ...query});
  return fetch(`${server.http}${list}?${asked}`, {headers: {authorization: token, ...headers}});
}

const pageOf = async (query: Record<string, string>, headers = {}) =>
  (await (await ask(query, headers)).json()) as Page;

test('the orders are in ascending order over two years, and no two have the same timestamp', () => {
  const instants = Array.from({length: ORDERS}, (_, number) => calendar.at(number));
  expect(new Set(instants).size).toBe(ORDERS);
  expect(instants).toEqual([...instants].sort((a, b) => a - b));
  expect([at(0), at(ORDERS - 1)].map((instant) => instant.slice(0, 10))).toEqual(['2024-01-01', '2025-12-30']);
});

test('serves a page by number, compressed or not', async () => {
  const results = ordersOf(900, 1000);
  const expected = {count: ORDERS, next: expect.stringContaining('page=11'), previous: null, results};
  expect(await pageOf({page: '10'})).toEqual(expected);
  expect(await pageOf({page: '10'}, {'accept-encoding': 'identity'})).toEqual(expected);
  const {headers} = await ask({page: '10'});
  expect(headers.get('content-encoding')).toBe('gzip');
});

test('does not compress if so configured, and counts the bytes that it sends', async () => {
  await server.set({gzip: false});
  const response = await ask({page_size: '1'});
  expect(response.headers.get('content-encoding')).toBeNull();
  const texts = [await response.text(), '{"token":"token-of-the-benchmark","account_id":4711}'];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(await server.counts()).toMatchObject({orders: 1, bytes});
});

test('returns nothing after the last page', async () => {
  expect(await pageOf({page: '25'})).toMatchObject({next: null, results: ordersOf(2400, 2500)});
  expect(await pageOf({page: '26'})).toMatchObject({count: ORDERS, next: null, results: []});
});

test('serves the orders updated within a range, even where templates repeat', async () => {
  const bounds = {updated_from: at(950), updated_to: at(1060)};
  expect(await pageOf(bounds)).toMatchObject({count: 111, results: ordersOf(950, 1050)});
  expect(await pageOf({...bounds, updated_to: at(950)})).toMatchObject({count: 1, next: null});
  expect(await pageOf({...bounds, ordering: '-updated_at'})).toMatchObject({results: ordersOf(961, 1061).reverse()});
});

test.each([
  ['imported', -30],
  ['marketplace_order_date', -32],
])('serves orders whose %s is within a range', async (name, hours) => {
  const bounds = {[`${name}_from`]: at(417, hours), [`${name}_to`]: at(423, hours)};
  expect(await pageOf(bounds)).toMatchObject({count: 7, results: ordersOf(417, 424)});
});

test('serves the orders of some marketplaces, and an order by its id', async () => {
  const expected = ordersOf(0, 60).filter(({marketplace}) => ['bol_nl', 'cdiscount'].includes(marketplace));
  const page = await pageOf({marketplace: 'BOL_NL,cdiscount', updated_to: at(59)});
  expect(page).toMatchObject({count: expected.length, results: expected});
  expect(await pageOf({marketplace_order_id: 'BENCH-00001234'})).toMatchObject({results: [orderOf(1234)]});
  expect(await pageOf({marketplace_order_id: 'BENCH-00001234', updated_to: at(1233)})).toMatchObject({results: []});
  expect(await pageOf({marketplace_order_id: 'nobody'})).toMatchObject({count: 0, results: []});
});

test('serves actions, one for each order, by their own dates', async () => {
  const actions = async (query: Record<string, string>) =>
    (await (await ask(query, {}, '/v3.0/orders/actions/')).json()) as Page;
  const bounds = {created_from: at(417, -2), created_to: at(520, -2)};
  const {count, next, results} = await actions(bounds);
  expect([count, results.length, next]).toEqual([104, 100, expect.stringContaining('/orders/actions/?')]);
  const {marketplace_order_id, marketplace} = orderOf(417);
  const dates = {created_at: at(417, -2), updated_at: at(417)};
  expect(results[0]).toMatchObject({id: 10_000_417, marketplace_order_id, marketplace, ...dates});
  expect((await actions({...bounds, page: '2'})).results).toHaveLength(4);
  expect(await actions({updated_from: at(417), marketplace: 'nobody'})).toMatchObject({count: 0});
  expect((await ask({imported_from: at(417)}, {}, '/v3.0/orders/actions/')).status).toBe(400);
  expect(await server.counts()).toMatchObject({actions: 4, orders: 0});
});

test('refuses requests beyond its limit, and counts all requests', async () => {
  await server.set({perMinute: 2});
  const statuses = [];
  for (let asked = 0; asked < 3; asked += 1) statuses.push((await ask({})).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect(await server.counts()).toMatchObject({orders: 3, token: 3, marketplaces: 0, refused: 1});
});

test('refuses a query that it does not understand', async () => {
  expect((await ask({lengow_status: 'shipped'})).status).toBe(400);
});
