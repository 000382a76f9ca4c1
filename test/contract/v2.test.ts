// What the program reads from API V2, in both of its formats.

import {createServer} from 'node:http';
import {lastState, messagesOf} from '../helpers/messages.ts';
import {listen, saying, startProxy} from '../helpers/proxy.ts';
import {type Json, runProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {configOf, currentRows, expected, loaded, openShop, TODAY} from '../helpers/v2.ts';
import type {Sandbox} from '../sandbox/index.ts';
import type {V2Order} from '../sandbox/v2/order.ts';

const run = (
  sandbox: Sandbox,
  more: Json = {},
  given: {state?: unknown; args?: string[]; env?: Record<string, string>} = {},
) => runProgram({config: configOf(sandbox, more), ...given});

const codesIn = (stdout: string) =>
  messagesOf(stdout).flatMap(({type, stream, record}) =>
    type === 'RECORD' && stream === 'marketplace' ? [(record as Json).marketplace_code] : [],
  );

const pathsOf = (sandbox: Sandbox) => sandbox.requestsOf('v2').map(({path}) => path);

test('both formats give the rows of the source, whether or not an answer includes its last day', async () => {
  await using sandbox = await openShop(120);
  for (const includesTo of [true, false])
    for (const format of ['xml', 'json']) {
      sandbox.shop.v2.includesTo = includesTo;
      const {code, stdout} = await run(sandbox, {v2_format: format});
      expect(code).toBe(0);
      expect(loaded(stdout)).toEqual(expected(sandbox));
      expect(codesIn(stdout).sort()).toEqual(['3suisses', 'amazon', 'cdiscount', 'rueducommerce']);
    }
  expect(
    pathsOf(sandbox).filter(
      (path) => !/^\/V2\/[\d-]+\/[\d-]+\/155\/0\/orders\/commands\/all\/(newxml|json)\/$/.test(path),
    ),
  ).toEqual([]);
});

test('windows begin on the day on which the one before ended, one after the other, and the last ends tomorrow', async () => {
  await using sandbox = await openShop(0);
  await run(sandbox, {start_date: '2026-05-25', v2_groups: '7, 9', v2_feeds: '88', v2_state: 'new'});
  const rest = '155/7,9/88/commands/new/newxml/';
  expect(pathsOf(sandbox)).toEqual([
    `/V2/2026-05-25/2026-06-01/${rest}`,
    `/V2/2026-06-01/2026-06-08/${rest}`,
    `/V2/2026-06-08/2026-06-11/${rest}`,
  ]);
});

test('a state claims what is older than the lookback, and the next run reads the rest and what was added', async () => {
  await using sandbox = await openShop(80);
  const first = await run(sandbox);
  const state = lastState(first.stdout);
  expect(state?.bookmarks.order).toEqual({
    api_version: 'v2',
    account_id: '155',
    updated_at: expect.stringMatching(/^2026-06-10T1[12]:/),
    claims: expect.stringMatching(/^2026-04-01T00:00:00.000000Z\/2026-05-11T1[12]:/),
  });
  sandbox.requests.length = 0;
  const [order] = sandbox.shop.v2.orders.filter(({day}) => day > '2026-05-15');
  sandbox.shop.v2.orders = sandbox.shop.v2.orders.map((one) =>
    one === order ? {...one, lengowStatus: 'cancel'} : one,
  );
  const second = await run(sandbox, {}, {state});
  expect(pathsOf(sandbox)[0]).toContain('/V2/2026-05-11/2026-05-18/');
  expect(loaded(first.stdout + second.stdout)).toEqual(expected(sandbox));
});

test('stopped after any line and resumed, the tables are complete', async () => {
  await using sandbox = await openShop(60);
  sandbox.shop.v2.includesTo = false;
  const {stdout} = await run(sandbox);
  const lines = stdout.split('\n');
  expect(lines.filter((line) => line.startsWith('{"type":"STATE"')).length).toBeGreaterThan(8);
  for (const share of [0, 0.1, 0.3, 0.55, 0.8, 0.95]) {
    const part = `${lines.slice(0, Math.floor(lines.length * share) + 1).join('\n')}\n`;
    const rest = await run(sandbox, {}, {state: lastState(part)});
    expect(rest.code).toBe(0);
    expect(loaded(part + rest.stdout)).toEqual(expected(sandbox));
  }
});

test('a run that fails keeps what it has written, and is continued', async () => {
  await using sandbox = await openShop(60);
  sandbox.faults.add({route: 'v2', kind: 503, nth: 6, times: 2});
  const failed = await run(sandbox);
  expect([failed.code, failed.stderr]).toEqual([4, expect.stringContaining('no usable response in 2 attempts')]);
  const {stdout} = await run(sandbox, {}, {state: lastState(failed.stdout)});
  expect(loaded(failed.stdout + stdout)).toEqual(expected(sandbox));
});

test('an address that Lengow refuses is named, whatever the format and the status', async () => {
  await using sandbox = await openShop(3);
  sandbox.shop.v2.refused = '203.0.113.7';
  const message =
    "CRITICAL Lengow's API V2 refused this machine's address, 203.0.113.7; ask Lengow to add it to the account's allowed addresses\n";
  for (const format of ['xml', 'json']) {
    const {code, stdout, stderr} = await run(sandbox, {v2_format: format});
    expect([code, stdout, stderr.endsWith(message)]).toEqual([3, '', true]);
  }
});

test('any other error ends with exit code 4 and gives the state back', async () => {
  await using sandbox = await openShop(3);
  const {code, stdout, stderr} = await run(sandbox, {v2_client_id: 99});
  expect([code, messagesOf(stdout)]).toEqual([4, [{type: 'STATE', value: {bookmarks: {}}}]]);
  expect(stderr).toContain('HTTP 200 with the error "Unknown client"');
});

/** How a run ends whose answers have been changed. */
async function ending(edit: (text: string) => string, more: Json = {}) {
  await using sandbox = await openShop(20);
  sandbox.shop.v2.edit = edit;
  const {code, stderr} = await run(sandbox, {start_date: '2026-06-01', v2_days_per_request: 31, ...more});
  return [code, /HTTP 200 with (.*)\. Nothing is lost/.exec(stderr)?.[1]];
}

const BOMB =
  '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';

test.each<[string, (text: string) => string, string]>([
  [
    'a document type',
    (text) => text.replace('<statistics', '<!DOCTYPE html>\n<statistics'),
    'XML with a document type',
  ],
  [
    'nested entities',
    (text) =>
      text.replace('<statistics', `${BOMB}<statistics`).replace(/<idFlux>.*?<\/idFlux>/, '<idFlux>&c;</idFlux>'),
    'XML with a document type',
  ],
  [
    'an entity that XML does not have',
    (text) => text.replace('<orders>', '<orders>&c;'),
    'a body that is not XML (line 8)',
  ],
  [
    'one order too few',
    (text) => text.replace(/<count_total>\d+/, '<count_total>999'),
    'orders although it states 999 (count_total)',
  ],
  ['no count', (text) => text.replace(/<count_total>.*<\/count_total>/, ''), 'no number of orders (count_total)'],
  ['a body that is cut off', (text) => text.slice(0, -30), 'a body that is not XML'],
  ['another encoding', (text) => text.replace('ISO-8859-1', 'UTF-16'), 'XML in an encoding that the tap cannot read'],
  ['a page for people', () => '<html><body><p>Maintenance<br></body></html>', 'a body that is not XML (line 1)'],
  ['nothing', () => '', 'no number of orders (count_total)'],
])('an XML answer with %s is faulty', async (_name, edit, fault) => {
  expect(await ending(edit)).toEqual([4, expect.stringContaining(fault)]);
});

test.each<[string, (text: string) => string, string]>([
  ['one order too many', (text) => text.replace(/"count_total":"\d+"/, '"count_total":"1"'), 'states 1 (count_total)'],
  ['no list', (text) => text.replace(/"orders":\[.*\]\}$/, '"orders":"none"}'), 'no list named "orders"'],
  ['an end that is missing', (text) => text.slice(0, -2), 'a body that is not JSON'],
  ['another error', () => '{"error":"Too many","ip":"203.0.113.7"}', 'the error "Too many"'],
])('a JSON answer with %s is faulty', async (_name, edit, fault) => {
  expect(await ending(edit, {v2_format: 'json'})).toEqual([4, expect.stringContaining(fault)]);
});

test('a refusal may come as JSON', async () => {
  await using sandbox = await openShop(3);
  sandbox.shop.v2.edit = () => '{"error": "No Way", "ip": "203.0.113.8"}';
  const {code, stderr} = await run(sandbox, {v2_format: 'json'});
  expect([code, stderr]).toEqual([3, expect.stringContaining('address, 203.0.113.8;')]);
});

test.each([403, 500])('a refusal may come with HTTP %i, which is not retried', async (status) => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(status).end('<?xml version="1.0"?>\n<error><![CDATA[No Way]]></error><ip>203.0.113.9</ip>');
  });
  const config = {api_version: 'v2', v2_client_id: 7, api_url: `http://127.0.0.1:${await listen(server)}`};
  const {code, stdout, stderr} = await runProgram({config});
  server.close();
  expect([code, stdout, requests]).toEqual([3, '', 1]);
  expect(stderr).toContain("refused this machine's address, 203.0.113.9;");
});

test('without a Date header, the time of reading is that of this machine', async () => {
  await using sandbox = await openShop(1);
  sandbox.options.dateHeader = false;
  sandbox.shop.v2.orders = sandbox.shop.v2.orders.map((order) => ({...order, day: TODAY}));
  const before = new Date().toISOString().slice(0, 19);
  const {stdout, stderr} = await run(sandbox, {start_date: TODAY});
  const times = messagesOf(stdout).flatMap(({stream, record}) => (stream === 'order' && record?.updated_at) || []);
  expect(times.every((time) => /\.000000Z$/.test(String(time)) && String(time) >= before)).toBe(true);
  expect(times.length).toBeGreaterThan(0);
  expect(stderr).toContain("WARNING Lengow's response has no usable Date header; using this machine's clock");
});

test('an order of the list of erased orders, and one that is too old, leave without what the policy hides', async () => {
  await using sandbox = await openShop(1);
  const {v2} = sandbox.shop;
  using folder = temporaryFolder();
  const full = {personal_data: {all: 'full'}};
  v2.orders = v2.orders.map((order) => ({
    ...order,
    ...{day: TODAY, products: [], invoiceUrl: 'https://x.example/1.pdf', customerId: 'B7'},
    tracking: {...order.tracking, number: 'T1', relay: 'P1'},
  }));
  const [{marketplace = '', id = ''} = {}] = v2.orders;
  const list = folder.write('erased', `${marketplace}\t${id}\n`);
  const rowOf = async (more: Json) => {
    const {stdout} = await run(sandbox, {...full, start_date: '2026-06-09', ...more}, {args: ['--select', 'order.*']});
    const [order, tracking] = [currentRows(stdout, 'order')[0], currentRows(stdout, 'order_tracking')[0]];
    return [order?.invoice_url, order?.marketplace_customer_id, tracking?.tracking_number, tracking?.relay];
  };
  expect(await rowOf({})).toEqual(['https://x.example/1.pdf', 'B7', 'T1', 'P1']);
  expect(await rowOf({personal_data_erased: list})).toEqual([null, null, 'untracked', null]);
  v2.orders = v2.orders.map((order) => ({...order, day: '2026-06-01'}));
  expect(await rowOf({personal_data_max_age_days: 1, start_date: '2026-06-01'})).toEqual([null, null, 'T1', 'P1']);
});

/** The first order, changed, in both formats: its rows as the program writes them. */
async function rowsOfBoth(change: (order: V2Order) => V2Order, more: Json = {}, args: string[] = []) {
  await using sandbox = await openShop(1);
  const {v2} = sandbox.shop;
  v2.orders = v2.orders.map((order) => change({...order, day: TODAY}));
  const results = [];
  for (const format of ['xml', 'json']) {
    const {code, stdout, stderr} = await run(sandbox, {v2_format: format, start_date: TODAY, ...more}, {args});
    results.push({
      code,
      stderr,
      order: currentRows(stdout, 'order'),
      order_tracking: currentRows(stdout, 'order_tracking'),
    });
  }
  const [xml, json] = results as [(typeof results)[0], (typeof results)[0]];
  expect(json.order).toEqual(xml.order);
  expect(json.order_tracking).toEqual(xml.order_tracking);
  return xml;
}

test('what XML forbids becomes U+FFFD, with one warning that counts it', async () => {
  await using sandbox = await openShop(1);
  const {v2} = sandbox.shop;
  v2.orders = v2.orders.map((order) => ({...order, day: TODAY, marketplaceStatus: 'a\u0001b'}));
  v2.edit = (text) => text.replace(/<order_currency>.*?<\/order_currency>/, '<order_currency>E&#8;U</order_currency>');
  const {code, stdout, stderr} = await run(sandbox, {start_date: TODAY});
  expect(code).toBe(0);
  expect(currentRows(stdout, 'order')[0]).toMatchObject({marketplace_status: 'a\uFFFDb', currency: 'E\uFFFDU'});
  expect(stderr).toContain('WARNING 2 characters that XML forbids were replaced with U+FFFD');
});

test('the opt-in columns of V2, within what the policy permits', async () => {
  const line = {order_lineid: 'L', idMP: 'M', sku: 'S', field: 'F', title: 'T\n', category: 'C', quantity: '2.0'};
  const more = {price: '110.0', shipping_price: '1', tax: '0.50', status: 'refused', url_product: 'u', url_image: 'i'};
  const change = (one: V2Order): V2Order => ({
    ...one,
    ...{
      invoiceNumber: 'AZ1',
      invoiceUrl: 'https://x.example/1.pdf',
      comments: 'hello',
      customerId: 'B7',
      idFlux: '88827',
    },
    ...{mrid: 'M1', refid: 'R1', fee: '0.10'},
    products: [one.products[0] ?? line, one.products[0] ?? line].map(
      (product) => ({...product, ...line, ...more}) as never,
    ),
  });
  const {order, code} = await rowsOfBoth(change, {personal_data: {link: 'full', buyer_id: 'full', free_text: 'null'}}, [
    ...['--select', 'order.*', '--deselect', 'order.sku_field'],
  ]);
  expect(code).toBe(0);
  expect(order.map((row) => row.marketplace_order_line_id)).toEqual(['L', 'L#2']);
  expect(order[1]).toMatchObject({
    ...{marketplace_product_id: 'M', product_title: 'T', line_quantity: 2, line_amount: 110, line_shipping: 1},
    ...{
      sku: 'S',
      line_tax: 0.5,
      line_category: 'C',
      line_marketplace_status: 'refused',
      url_product: 'u',
      url_image: 'i',
    },
    ...{invoice_number: 'AZ1', invoice_url: 'https://x.example/1.pdf', comments: null, marketplace_customer_id: 'B7'},
    ...{feed_id: 88827, order_mrid: 'M1', order_refid: 'R1', processing_fee: 0.1, line_quantity_exact: null},
  });
});

test('sku_field is an attribute that only XML has', async () => {
  await using sandbox = await openShop(1);
  const {v2} = sandbox.shop;
  v2.orders = v2.orders.map((order) => ({...order, day: TODAY, products: [{...PRODUCT, field: 'ID_1'}]}));
  const fields = [];
  for (const format of ['xml', 'json']) {
    const {stdout} = await run(
      sandbox,
      {v2_format: format, start_date: TODAY},
      {args: ['--select', 'order.sku_field']},
    );
    fields.push(currentRows(stdout, 'order')[0]?.sku_field);
  }
  expect(fields).toEqual(['ID_1', null]);
});

const PRODUCT = {
  ...{idLengow: '', idMP: '', sku: 'S', field: '', ean: '', title: '', category: '', brand: '', url_product: ''},
  ...{
    url_image: '',
    order_lineid: '',
    quantity: '1',
    price: '1',
    price_unit: '',
    shipping_price: '',
    tax: '',
    status: '',
  },
};

test.each([
  ['2026-06-10', '14:30:00', '2026-06-10T12:30:00.000000Z'],
  // These times do not exist, or exist twice.
  ['2026-03-29', '02:30:00', '2026-03-29T01:30:00.000000Z'],
  ['2025-10-26', '02:30:00', '2025-10-26T00:30:00.000000Z'],
  ['2025-10-26', '03:30:00', '2025-10-26T02:30:00.000000Z'],
  ['2026-06-10', '', '2026-06-09T22:00:00.000000Z'],
  ['0000-00-00', '00:00:00', null],
])('%s %s in Paris is %s', async (day, time, expected) => {
  await using sandbox = await openShop(1);
  const {v2} = sandbox.shop;
  v2.orders = v2.orders.map((order) => ({...order, day: TODAY, products: []}));
  v2.edit = (text) =>
    text
      .replace(/(<order_purchase_date>).*?(<\/)/, `$1${day}$2`)
      .replace(/(<order_purchase_heure>).*?(<\/)/, `$1${time}$2`);
  const {stdout} = await run(sandbox, {start_date: TODAY, v2_time_zone: 'Europe/Paris'});
  expect(currentRows(stdout, 'order')[0]?.marketplace_order_date).toBe(expected);
});

test.each([
  ['<products>', '<products><product/>', ['L']],
  [/<products>.*<\/products>/s, '<products><product/></products>', ['no-line']],
])('an empty product is no line: %s becomes %s', async (pattern, text, ids) => {
  await using sandbox = await openShop(1);
  const {v2} = sandbox.shop;
  v2.orders = v2.orders.map((order) => ({...order, day: TODAY, products: [{...PRODUCT, order_lineid: 'L'}]}));
  v2.edit = (answer) => answer.replace(pattern, text);
  const {code, stdout} = await run(sandbox, {start_date: TODAY});
  expect([code, currentRows(stdout, 'order').map((row) => row.marketplace_order_line_id)]).toEqual([0, ids]);
});

test('a value that cannot be read stops the run or becomes null', async () => {
  const change = (one: V2Order): V2Order => ({...one, amount: 'free'});
  const failed = await rowsOfBoth(change);
  expect([failed.code, failed.stderr]).toEqual([5, expect.stringContaining('total_order is not an amount')]);
  const {code, order} = await rowsOfBoth(change, {invalid_values: 'null'});
  expect([code, order[0]?.total_order]).toEqual([0, null]);
});

test('marketplaces filters what is written', async () => {
  await using sandbox = await openShop(80);
  const {stdout} = await run(sandbox, {marketplaces: ['AMAZON']});
  expect(codesIn(stdout)).toEqual(['amazon']);
  const own = expected(sandbox).order.filter((row) => JSON.parse(row).marketplace === 'amazon');
  expect(loaded(stdout).order).toEqual(own);
  expect(lastState(stdout)?.bookmarks.order?.claims).toMatch(/^AMAZON:2026-04-01/);
});

test('without a stream of orders, the marketplaces are still read', async () => {
  await using sandbox = await openShop(40);
  const {code, stdout} = await run(sandbox, {}, {args: ['--deselect', 'order.*', '--deselect', 'order_tracking.*']});
  expect([code, codesIn(stdout).sort()]).toEqual([0, ['3suisses', 'amazon', 'cdiscount', 'rueducommerce']]);
});

test('an order that an answer contains twice is written once, with a warning', async () => {
  await using sandbox = await openShop(1);
  const {v2} = sandbox.shop;
  v2.orders = v2.orders.flatMap((order) => [
    {...order, day: TODAY, lengowStatus: 'new'},
    {...order, day: TODAY, lengowStatus: 'shipped'},
  ]);
  const {stdout, stderr} = await run(sandbox, {start_date: TODAY});
  expect(new Set(currentRows(stdout, 'order').map((row) => row.lengow_status))).toEqual(new Set(['shipped']));
  expect(stderr).toContain('contains 1 orders more than once');
});

test('an id counts as the same with and without trailing newlines, which are not written', async () => {
  const twice = (order: V2Order): V2Order[] => [
    {...order, day: TODAY, id: '71\n', marketplace: 'fnac', lengowStatus: 'new'},
    {...order, day: TODAY, id: '71', marketplace: 'fnac\n', lengowStatus: 'shipped'},
  ];
  for (const format of ['xml', 'json']) {
    await using sandbox = await openShop(1);
    const {v2} = sandbox.shop;
    v2.orders = v2.orders.flatMap(twice);
    const {stdout, stderr} = await run(sandbox, {start_date: TODAY, v2_format: format});
    const rows = messagesOf(stdout).flatMap(({stream, record}) => (stream === 'order' && record ? [record] : []));
    const written = rows.map((row) => [row.marketplace, row.marketplace_order_id, row.lengow_status].join(' '));
    expect([...new Set(written)]).toEqual(['fnac 71 shipped']);
    expect(stderr).toContain('contains 1 orders more than once');
  }
});

test('every run says what V2 cannot promise', async () => {
  await using sandbox = await openShop(0);
  const {stderr} = await run(sandbox, {start_date: TODAY});
  expect(stderr.match(/WARNING API V2 does not say when an order changed/g)).toHaveLength(1);
});

const EMPTY = '<statistics><orders_count><count_total>0</count_total></orders_count><orders/></statistics>';

/** How a run ends whose requests a proxy answers, and what the proxy was sent. */
async function throughProxy(answer: string, env: Record<string, string> = {}) {
  await using proxy = await startProxy(saying(answer));
  const address = `http://me:word@127.0.0.1:${proxy.port}`;
  const config = {
    ...{api_version: 'v2', v2_client_id: 7, api_url: 'http://v2.shop.example', allow_plain_http: true},
    ...{start_date: '2026-06-01', end_date: '2026-06-02', max_attempts: 1},
  };
  const {code, stderr} = await runProgram({config, env: {HTTP_PROXY: address, ...env}});
  return {code, stderr, sent: proxy.requests[0]?.split('\r\n') ?? []};
}

test('HTTP_PROXY counts for an http URL, whose requests the proxy sends on', async () => {
  const {code, sent} = await throughProxy(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${EMPTY}`);
  expect(code).toBe(0);
  expect(sent[0]).toBe('GET http://v2.shop.example/V2/2026-06-01/2026-06-03/7/0/orders/commands/all/newxml/ HTTP/1.1');
  expect(sent.filter((line) => /^host:/i.test(line))).toEqual(['host: v2.shop.example']);
  expect(sent).toContain(`proxy-authorization: Basic ${Buffer.from('me:word').toString('base64')}`);
});

test('a proxy that wants other credentials is named, without them', async () => {
  const {code, stderr} = await throughProxy('HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n');
  expect([code, stderr]).toEqual([
    4,
    expect.stringMatching(
      /the proxy 127\.0\.0\.1:\d+ \(HTTP_PROXY\) answered HTTP 407 .*Check the proxy's user and password/,
    ),
  ]);
  expect(stderr).not.toContain('word@');
});

test('NO_PROXY exempts hosts by their port, which is 80 for http', async () => {
  const {code, sent, stderr} = await throughProxy('', {NO_PROXY: 'v2.shop.example:80'});
  expect([code, sent]).toEqual([4, []]);
  expect(stderr).toContain('unknown host: v2.shop.example');
});

test('--test makes the first request, and says what a run would read', async () => {
  await using sandbox = await openShop(30);
  const {code, stdout, stderr} = await run(sandbox, {}, {args: ['--test']});
  expect([code, stdout, sandbox.requests.length]).toEqual([0, '', 1]);
  const lines = stderr.split('\n').filter((line) => line.startsWith('INFO') && !line.includes('METRIC'));
  expect(lines).toEqual([
    'INFO Client 155: API V2 does not say which marketplaces there are',
    expect.stringMatching(/^INFO First request: \d+ orders placed from 2026-04-01 to 2026-04-08$/),
    expect.stringContaining('INFO Personal data: '),
    'INFO marketplace, order, order_tracking: would read orders placed from 2026-04-01 to 2026-06-10, in 11 requests',
    'INFO OK',
  ]);
  sandbox.shop.v2.refused = '203.0.113.7';
  expect((await run(sandbox, {}, {args: ['--test']})).code).toBe(3);
});
