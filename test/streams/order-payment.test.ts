// How untidy payments become rows, with the expected rows worked out by hand.

import {parseExactly} from '../../values/exact-json.ts';
import {columnsOf, contextOf, type Named, orderPaymentRecords} from './context.ts';

type Raw = Record<string, unknown>;

const ORDER = {account_id: 9, marketplace: 'fnac', marketplace_order_id: 'F-1', updated_at: '2026-01-02T03:04:05Z'};
const paid = (payments: unknown): Raw => ({...ORDER, payments});
const rows = (raw: Raw, columns?: string[]): Named[] => orderPaymentRecords(raw, contextOf('order_payment', columns));
const ids = (payments: unknown, columns?: string[]) => rows(paid(payments), columns).map((row) => row.payment_id);
const problems = (payments: unknown) => {
  const context = contextOf('order_payment');
  orderPaymentRecords(paid(payments), context);
  return context.problems.map(({orderId, column, expected}) => `${orderId} ${column}: ${expected}`);
};

test('every column of a payment', () => {
  const payment = {
    id: 17,
    type: 'card',
    status: 'done',
    checkout: 'web',
    settled_at: '2026-01-03',
    channel_order_marketplace: 8,
    payment_terms: {external_transaction_id: 55, vat_number: 'FR1'},
  };
  expect(rows(paid([payment]))).toEqual([
    {
      account_id: 9,
      marketplace: 'fnac',
      marketplace_order_id: 'F-1',
      payment_id: '17',
      type: 'card',
      status: 'done',
      checkout: 'web',
      settled_at: '2026-01-03T00:00:00.000000Z',
      external_transaction_id: '55',
      updated_at: '2026-01-02T03:04:05.000000Z',
      payment_terms: '{"external_transaction_id":55,"vat_number":"FR1"}',
      channel_order_marketplace: 8,
    },
  ]);
});

test.each([[null], [undefined], [false], [[]], [{}], [[[], {}, null]]])('%j is no payment', (payments) => {
  expect(rows(paid(payments))).toEqual([]);
  expect(problems(payments)).toEqual([]);
});

const CARD = {type: 'card'};

test.each<[string, unknown[], string[]]>([
  ['the id as text', [{id: 9}, {id: '10'}, {id: 'x'}], ['9', '10', 'x']],
  ['the position without an id', [CARD, {id: ' ', type: 'b'}, {id: 3}], ['payment-1', 'payment-2', '3']],
  ['the position in the array, whatever precedes it', [{}, null, CARD], ['payment-3']],
  [
    'counted when other values have the same id',
    [{id: 9}, {id: 9, ...CARD}, {id: '9', type: 'b'}],
    ['9', '9#2', '9#3'],
  ],
  ['one for a payment that is there twice', [{id: 9, ...CARD}, {id: '9', ...CARD}, CARD], ['9', 'payment-3']],
  ['two for equal payments without an id', [CARD, CARD], ['payment-1', 'payment-2']],
  ['never an id that another payment has', [{id: 9}, {id: '9#2'}, {id: 9, ...CARD}], ['9', '9#2', '9#3']],
  ['that of the payment with the id, not the position', [CARD, {id: 'payment-1'}], ['payment-1#2', 'payment-1']],
])('the keys are %s', (_, payments, expected) => {
  expect(ids(payments)).toEqual(expected);
});

test('ids keep all their digits, so two long ones are two payments', () => {
  const raw = parseExactly('[{"id": 12345678901234567890}, {"id": 12345678901234567891}, {"id": 1.50}]');
  expect(ids(raw)).toEqual(['12345678901234567890', '12345678901234567891', '1.50']);
});

test('two payments that differ only in a column that is not selected are two', () => {
  const payments = [
    {id: 9, payment_terms: {a: 1}},
    {id: 9, payment_terms: {a: 2}},
  ];
  expect(ids(payments, columnsOf('order_payment', ['type']))).toEqual(['9', '9#2']);
});

test.each([
  [null, null, null],
  [[], null, null],
  [{}, null, null],
  [' ', null, null],
  [{external_transaction_id: ' '}, null, '{"external_transaction_id":" "}'],
])('the terms %j', (terms, transaction, text) => {
  const found = rows(paid([{type: ' ', payment_terms: terms}]));
  expect(found).toMatchObject([{type: null, external_transaction_id: transaction, payment_terms: text}]);
  expect(problems([{type: 'a', payment_terms: terms}])).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  ['payments that are a string', 'card', ['F-1 payment_id: an array of payments']],
  ['payments that are one object', {id: 1}, ['F-1 payment_id: an array of payments']],
  ['a payment that is a string', ['card', CARD], ['F-1 payment_id: that of an object in "payments"']],
  ['an id that is an object', [{id: {a: 1}, ...CARD}], ['F-1 payment_id: a string']],
  [
    'terms that are a string',
    [{id: 1, payment_terms: 'net 30'}],
    [
      'F-1 external_transaction_id: a string in an object named "payment_terms"',
      'F-1 payment_terms: something in an object named "payment_terms"',
    ],
  ],
])('%s are reported', (_, payments, expected) => {
  expect(problems(payments)).toEqual(expected);
});
