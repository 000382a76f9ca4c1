// How the documents of orders and lines become rows, with the expected rows worked out by hand.

import {API_HOST, columnsOf, contextOf, type Named, orderDocumentRecords, orderRecords} from './context.ts';

type Raw = Record<string, unknown>;

const ORDER = {account_id: 9, marketplace: 'fnac', marketplace_order_id: 'F-1', updated_at: '2026-01-02T03:04:05Z'};
const line = (id: string, ...documents: readonly unknown[]) => ({marketplace_order_line_id: id, documents});
const order = (documents: unknown, ...carts: readonly unknown[]): Raw => ({
  ...ORDER,
  documents,
  packages: carts.map((cart) => ({cart})),
});
const rows = (raw: Raw, columns?: string[]): Named[] => orderDocumentRecords(raw, contextOf('order_document', columns));
const listed = (raw: Raw, columns?: string[]) =>
  rows(raw, columns).map((row) => [row.document_id, row.marketplace_order_line_ids]);
const problems = (raw: Raw) => {
  const context = contextOf('order_document');
  orderDocumentRecords(raw, context);
  return context.problems.map(({orderId, column, expected}) => `${orderId} ${column}: ${expected}`);
};

test('every column of a document', () => {
  const document = {
    id: 14,
    marketplace_doc_id: 'D-1',
    url: `https://${API_HOST}/v3.0/document/14`,
    created_at: '2026-01-03T04:05:06.7Z',
    doc_type: {lengow_type: 'INVOICE', marketplace_code: 'inv', marketplace_label: 'Invoice'},
  };
  expect(rows(order([document], [line('L1', document)]))).toEqual([
    {
      account_id: 9,
      marketplace: 'fnac',
      marketplace_order_id: 'F-1',
      document_id: '14',
      marketplace_doc_id: 'D-1',
      lengow_type: 'INVOICE',
      marketplace_code: 'inv',
      marketplace_label: 'Invoice',
      document_url: `https://${API_HOST}/v3.0/document/14`,
      created_at: '2026-01-03T04:05:06.700000Z',
      marketplace_order_line_ids: '["L1"]',
      updated_at: '2026-01-02T03:04:05.000000Z',
    },
  ]);
});

test.each([[null], [undefined], [false], [[]], [{}], [[[], {}, null]]])('%j is no document', (documents) => {
  const raw = order(documents, [{documents}]);
  expect(rows(raw)).toEqual([]);
  expect(problems(raw)).toEqual([]);
});

const [D5, D6] = [{id: 5}, {id: 6}];
const INVOICE = {doc_type: {lengow_type: 'INVOICE'}};

test.each<[string, Raw, [string, string | null][]]>([
  [
    'only of the order',
    order([D5, D6]),
    [
      ['5', null],
      ['6', null],
    ],
  ],
  ['of the order and two of its lines', order([D5], [line('L1', D5), line('L2', D5)]), [['5', '["L1","L2"]']]],
  ['only of a line', order(null, [line('L1')], [line('L2', D5)]), [['5', '["L2"]']]],
  ['twice in a line', order(null, [line('L1', D5, D5)]), [['5', '["L1"]']]],
  [
    'of a line in two packages',
    order(null, [line('L1', D5)], [line('L1', D6)]),
    [
      ['5', '["L1"]'],
      ['6', '["L1"]'],
    ],
  ],
  [
    'of two lines with one id',
    order(null, [line('L1', D5), line('L1', D6)]),
    [
      ['5', '["L1"]'],
      ['6', '["L1#2"]'],
    ],
  ],
  ['of a line without an id', order(null, [{documents: [D5]}]), [['5', '["line-1"]']]],
  ["with the marketplace's id only", order([{marketplace_doc_id: 8}]), [['8', null]]],
  [
    'without any id',
    order([INVOICE], [line('L1', INVOICE)]),
    [
      ['document-1', null],
      ['document-2', '["L1"]'],
    ],
  ],
  ['described only at the order', order([{...D5, ...INVOICE}], [line('L1', D5)]), [['5', '["L1"]']]],
  [
    'with one id and other values',
    order([
      {...D5, ...INVOICE},
      {...D5, doc_type: {lengow_type: 'OTHER'}},
    ]),
    [
      ['5', null],
      ['5#2', null],
    ],
  ],
  [
    "with another's id as the marketplace's id",
    order([{marketplace_doc_id: '5'}, D5]),
    [
      ['5#2', null],
      ['5', null],
    ],
  ],
])('the keys and lines of documents %s', (_, raw, expected) => {
  expect(listed(raw)).toEqual(expected);
  const keys = listed(raw, columnsOf('order_document', [])).map(([id]) => id);
  expect(keys).toEqual(expected.map(([id]) => id));
  expect(problems(raw)).toEqual([]);
});

test('lines that are equal but for an amount that Lengow could not convert are named as in `order`', () => {
  const cart = (amount: number) => [{id: 3, ...line('L', {id: amount}), amount}];
  const raw = (total: number) => ({...order(null, cart(-1), cart(5)), total_order: total});
  const keys = (total: number) =>
    orderRecords(raw(total), contextOf('order')).map((row) => row.marketplace_order_line_id);
  expect([keys(-1), listed(raw(-1))]).toEqual([
    ['L'],
    [
      ['-1', '["L"]'],
      ['5', '["L"]'],
    ],
  ]);
  expect([keys(10), listed(raw(10))]).toEqual([
    ['L', 'L#2'],
    [
      ['-1', '["L"]'],
      ['5', '["L#2"]'],
    ],
  ]);
});

test.each<[unknown, string | null]>([
  [`https://${API_HOST}/v3.0/document/1`, `https://${API_HOST}/v3.0/document/1`],
  [`https://${API_HOST.toUpperCase()}:443/1`, `https://${API_HOST.toUpperCase()}:443/1`],
  [`https://${API_HOST}:8443/1`, null],
  ['https://solution.example.com/invoice/1.pdf', null],
  [`https://${API_HOST}@example.org/1`, null],
  [`https://${API_HOST}.example.org/1`, null],
  [`javascript://${API_HOST}/%0aalert(1)`, null],
  ['/v3.0/document/1', null],
  ['', null],
  [null, null],
])('the URL %j is written as %j', (url, expected) => {
  expect(rows(order([{id: 1, url}]))[0]?.document_url).toBe(expected);
});

test.each<[string, Raw, string[]]>([
  ['documents that are a string', order('none'), ['F-1 document_id: an array of documents']],
  ['a document that is a string', order(['x']), ['F-1 document_id: that of an object in "documents"']],
  ['documents of a line that are a number', order(null, [{documents: 7}]), ['F-1 document_id: an array of documents']],
  ['packages that are a string', {...ORDER, packages: 'x'}, ['F-1 document_id: an array of packages']],
  ['an id that is an object', order([{id: {a: 1}}]), ['F-1 document_id: a string']],
  [
    'a type that is a string',
    order([{id: 1, doc_type: 'INVOICE'}]),
    ['lengow_type', 'marketplace_code', 'marketplace_label'].map(
      (name) => `F-1 ${name}: a string in an object named "doc_type"`,
    ),
  ],
  ['a URL that is an object', order([{id: 1, url: {}}]), ['F-1 document_url: a string']],
])('%s are reported', (_, raw, expected) => {
  expect(problems(raw)).toEqual(expected);
});
