// A member of a JSON column that has a class of its own is written by that class.

import {modesOf} from '../../../config/personal.ts';
import {orderPaymentRecords} from '../../../tap/streams/order-payment.ts';
import {Hashes} from '../../../tap/streams/personal/hash.ts';
import {permitted} from '../../../tap/streams/personal/permitted.ts';
import {Policy} from '../../../tap/streams/personal/policy.ts';
import type {Raw} from '../../../tap/streams/stream.ts';
import {parseExactly} from '../../../values/exact-json.ts';
import {keyedHash, PERSONAL_KEY} from '../../helpers/keyed-hash.ts';
import {contextOf} from '../context.ts';

const columns = ['account_id', 'marketplace', 'marketplace_order_id', 'payment_id', 'payment_terms'];
const stream = {id: 'order_payment', name: 'order_payment', columns, replicationMethod: 'INCREMENTAL'} as const;

/** @param terms as JSON text */
function termsOf(terms: string, modes: Parameters<typeof modesOf>[0]): unknown {
  const order = parseExactly(
    `{"marketplace": "m", "marketplace_order_id": "o", "payments": [{"payment_terms": ${terms}}]}`,
  );
  const hashes = new Hashes(PERSONAL_KEY);
  const policy = new Policy({modes: modesOf(modes), maxAgeDays: 183, upper: 0, hashes});
  return permitted(orderPaymentRecords, stream, policy)(contextOf('order_payment', columns))(order as Raw)[0]?.[4];
}

const TERMS = '{"10":1.50,"external_transaction_id":"X 1","vat_number":"V","more":{"external_transaction_id":"kept"}}';
const CLOSED = '{"10":1.50,"vat_number":"V","more":{"external_transaction_id":"kept"}}';

test.each([
  [{all: 'full'}, TERMS],
  [{free_text: 'full', buyer_id: 'none'}, CLOSED],
  [{free_text: 'full', buyer_id: 'null'}, TERMS.replace('"X 1"', 'null')],
  [{free_text: 'full', buyer_id: 'hash'}, TERMS.replace('X 1', keyedHash('buyer_id', 'x 1'))],
  [{free_text: 'null', buyer_id: 'full'}, null],
  [{free_text: 'hash', buyer_id: 'full'}, null],
] as const)('the terms of a payment with %j', (modes, expected) => {
  expect(termsOf(TERMS, modes)).toBe(expected);
});

test('a number is hashed by its digits, and nothing is left of an object or a blank', () => {
  const modes = {free_text: 'full', buyer_id: 'hash'} as const;
  const hash = keyedHash('buyer_id', '12345678901234567890');
  expect(termsOf('{"external_transaction_id":12345678901234567890}', modes)).toBe(
    `{"external_transaction_id":"${hash}"}`,
  );
  for (const id of ['" "', 'null'])
    expect(termsOf(`{"external_transaction_id":${id},"a":1}`, modes)).toBe('{"external_transaction_id":null,"a":1}');
  for (const id of ['{"a":1}', '[1]', 'true'])
    expect(termsOf(`{"external_transaction_id":${id},"a":1}`, modes)).toBe('{"a":1}');
  expect(termsOf('{"external_transaction_id":"X"}', {free_text: 'full'})).toBeNull();
});
