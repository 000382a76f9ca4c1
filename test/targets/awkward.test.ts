// The shop used to test the targets contains values that could cause problems for a target.

import type {Row} from '../sandbox/index.ts';
import {openSandbox} from '../sandbox/index.ts';
import {newShop} from './story.ts';

const truth = openSandbox({shop: newShop()}).truth();
const {order, order_tracking: trackings} = truth;
const titles = order.map(({product_title: title}) => title);
const textsIn = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string');
const values = [...order, ...trackings].flatMap((row) => Object.values(row));
const texts = values.filter((value) => typeof value === 'string');
const lineIds = order.map((row) => String(row.marketplace_order_line_id));
const numbers = trackings.map((row) => String(row.tracking_number));
const hasNull = (rows: readonly Row[], column: string) => rows.some((row) => row[column] === null);

test.each<[string, boolean]>([
  ['an emoji', texts.some((text) => text.includes('🧦'))],
  ['quotes and a backslash', texts.some((text) => text.includes('\\ "quoted"'))],
  ['a newline, a carriage return and a tab', texts.some((text) => text.includes('\nsecond line\r\n\t'))],
  ['a line separator', texts.some((text) => text.includes('\u2028'))],
  ['an empty string', titles.includes('')],
  ['NULL as string', titles.includes('NULL')],
  ['\\N as string', titles.includes('\\N')],
  ['a string of digits', titles.includes('0012')],
  ['a string that looks like a boolean', titles.includes('true')],
  ['a comma in a key', numbers.some((number) => number.includes(','))],
  ['six decimals', texts.some((text) => /^\d+\.\d{6}$/.test(text))],
  ['microseconds', texts.some((text) => /\.\d{5}[1-9]Z$/.test(text))],
  ['whole seconds', texts.some((text) => /:\d\d\.000000Z$/.test(text))],
  ['an order without lines', lineIds.includes('no-line')],
  ['a second line with the same id', lineIds.some((id) => id.endsWith('#2'))],
  ['a tracking without a number', numbers.includes('untracked')],
  ['a second tracking without a number in the same order', numbers.includes('untracked-2')],
  ['the same tracking number twice', numbers.some((number) => number.endsWith('#2'))],
  ['an amount that is null', hasNull(order, 'total_order')],
  ['an instant that is null', hasNull(order, 'marketplace_order_date') && hasNull(trackings, 'shipped_at')],
  ['a boolean that is null', hasNull(order, 'anonymized')],
  ['JSON as string', texts.some((text) => text.startsWith('[{"type":'))],
  ['a text of more than 4,000 characters', textsIn(truth.order_raw).some((text) => text.length > 4000)],
  ['JSON in a child', textsIn(truth.order_address).some((text) => text.startsWith('{"'))],
  ['JSON with escapes inside', textsIn(truth.order_raw).some((text) => text.includes('\\\\ \\"quoted\\"'))],
  ['a character in place of NUL', textsIn(truth.order_address).some((text) => text.includes('\uFFFD'))],
  ['an instant in a child', textsIn(truth.order_document).some((text) => /\.\d{6}Z$/.test(text))],
  ['an instant in an action that is null', hasNull(truth.order_action, 'shipping_date')],
  ['a fraction of a parcel’s weight', truth.order_action.some(({weight}) => weight === 1.5)],
  ['JSON in an action', textsIn(truth.order_action).some((text) => text.startsWith('{"gift_wrap":'))],
])('%s', (_name, isThere) => {
  expect(isThere).toBe(true);
});
