import type {Raw} from './render.ts';
import {createShop} from './shop.ts';

// A shop the size of the demo shop contains every irregularity that the sources mention.
const shop = createShop({orders: 2000, seed: 'untidy'});
const texts = shop.orders.map((entry) => shop.json(entry));
const orders = texts.map((text) => JSON.parse(text) as Raw);

const list = (value: unknown): Raw[] => (Array.isArray(value) ? value : []);
const packages = orders.flatMap((order) => list(order.packages));
const lines = packages.flatMap((each) => list(each.cart));
const deliveries = packages.map((each) => each.delivery as Raw | null);
const trackings = deliveries.flatMap((delivery) => list(delivery?.trackings));
const relays = trackings.map((tracking) => tracking.relay as Raw | null);
const instants = orders.map((order) => String(order.imported_at));
const linesOf = (order: Raw) => list(order.packages).flatMap((each) => list(each.cart));
const numbersOf = (order: Raw) =>
  list(order.packages).flatMap((each) => list((each.delivery as Raw | null)?.trackings).map(({number}) => number));

function repeats(values: readonly unknown[]): boolean {
  const known = values.filter((value) => typeof value === 'string' && value.trim() !== '');
  return new Set(known).size < known.length;
}

const isBlank = (value: unknown) => typeof value === 'string' && value.trim() === '';
const isEmptyObject = (value: unknown) => JSON.stringify(value) === '{}';
const isEmptyList = (value: unknown) => JSON.stringify(value) === '[]';

const SHAPES: readonly (readonly [name: string, isThere: boolean])[] = [
  ['no packages', orders.some((order) => isEmptyList(order.packages))],
  ['packages null', orders.some((order) => order.packages === null)],
  ['an empty cart', packages.some((each) => isEmptyList(each.cart))],
  ['a null delivery', deliveries.some((delivery) => delivery === null)],
  ['a delivery with only trackings', deliveries.some((delivery) => Object.keys(delivery ?? {}).join() === 'trackings')],
  ['no trackings', deliveries.some((delivery) => isEmptyList(delivery?.trackings))],
  ['two packages', orders.some((order) => list(order.packages).length === 2)],
  ['a missing line id', lines.some((line) => !('marketplace_order_line_id' in line))],
  ['a blank line id', lines.some((line) => isBlank(line.marketplace_order_line_id))],
  ['a null line id with a Lengow id', lines.some((line) => line.marketplace_order_line_id === null && 'id' in line)],
  ['neither line id nor Lengow id', lines.some((line) => line.marketplace_order_line_id === null && !('id' in line))],
  ['a repeated Lengow id', orders.some((order) => repeats(linesOf(order).map(({id}) => id && String(id))))],
  ['a repeated line id', orders.some((order) => repeats(linesOf(order).map((line) => line.marketplace_order_line_id)))],
  [
    'a real id that looks like a numbered one',
    lines.some((line) => String(line.marketplace_order_line_id).endsWith('#2')),
  ],
  ['a null tracking number', trackings.some(({number}) => number === null)],
  ['a blank tracking number', trackings.some(({number}) => isBlank(number))],
  ['two unnumbered trackings', orders.some((order) => numbersOf(order).filter((n) => !n || isBlank(n)).length > 1)],
  ['a repeated tracking number', orders.some((order) => repeats(numbersOf(order)))],
  ['a relay id that is a number', relays.some((relay) => typeof relay?.id === 'number')],
  ['a relay id that is a string', relays.some((relay) => typeof relay?.id === 'string')],
  ['a relay with only a name', relays.some((relay) => relay?.id === null && relay.name !== null)],
  ['a relay with only nulls', relays.some((relay) => relay?.id === null && relay.name === null)],
  ['a null relay', relays.some((relay) => relay === null)],
  ['several merchant ids', orders.some((order) => list(order.merchant_order_id).length > 1)],
  ['a merchant id as a string', orders.some((order) => typeof order.merchant_order_id === 'string')],
  ['a missing merchant id as an empty array', orders.some((order) => isEmptyList(order.merchant_order_id))],
  ['a missing merchant id as null', orders.some((order) => order.merchant_order_id === null)],
  ['money as a string', orders.some((order) => typeof order.total_order === 'string')],
  ['money as an integer', orders.some((order) => Number.isInteger(order.commission))],
  ['money with floating-point noise', texts.some((text) => /:\d+\.\d{2}0{8,}\d/.test(text))],
  ['money as an empty string', orders.some((order) => order.total_tax === '')],
  ['a missing exchange rate as a number', orders.some((order) => order.total_order === -1)],
  ['a missing exchange rate as a string', orders.some((order) => order.total_order === '-1')],
  ['a negative commission', orders.some((order) => Number(order.commission) < 0)],
  ['an instant with Z', instants.some((text) => /\.\d{6}Z$/.test(text))],
  ['an instant at +00:00', instants.some((text) => text.endsWith('+00:00'))],
  ['an instant at +02:00', instants.some((text) => text.endsWith('+02:00'))],
  ['an instant without a time zone', instants.some((text) => /:\d\d\.\d{6}$/.test(text))],
  ['an instant without a fraction', orders.some((order) => /:\d\dZ$/.test(String(order.marketplace_order_date)))],
  ['milliseconds', orders.some((order) => /\.\d{3}Z$/.test(String(order.marketplace_order_date)))],
  ['a date without a time', orders.some((order) => /^.{10}$/.test(String(order.marketplace_order_date)))],
  ['no order date', orders.some((order) => order.marketplace_order_date === null)],
  ['a latest shipping date', lines.some((line) => Boolean(line.max_shipping_date))],
  ['no currency', orders.some((order) => order.currency === null)],
  ['no account', orders.some((order) => !('account_id' in order))],
  ['an old order', orders.some((order) => !('anonymized' in order))],
  ['no order types', orders.some((order) => 'anonymized' in order && !('order_types' in order))],
  ['null order types', orders.some((order) => order.order_types === null)],
  ['an empty array of order types', orders.some((order) => isEmptyList(order.order_types))],
  ['order types', orders.some((order) => list(order.order_types).length > 0)],
  ['a line without a status', lines.some((line) => line.lengow_status === null)],
  ['an empty map', lines.some((line) => isEmptyObject(line.order_line_meta))],
  ['an empty map sent as an array', lines.some((line) => isEmptyList(line.order_line_meta))],
  ['quantity 0', lines.some((line) => line.quantity === 0)],
  ['a quantity as a string', lines.some((line) => typeof line.quantity === 'string')],
  ['an emoji', texts.some((text) => text.includes('🧦'))],
  ['a line separator', texts.some((text) => text.includes('\u2028'))],
  ['a NUL', texts.some((text) => text.includes('\\u0000'))],
  ['a lone surrogate', texts.some((text) => text.includes('\\ud83d'))],
  ['a line break', texts.some((text) => text.includes('\\nsecond line'))],
  ['an empty title', lines.some(({title}) => title === '')],
  [
    'a title that looks like NULL',
    lines.some(({title}) => title === 'NULL') && lines.some(({title}) => title === '\\N'),
  ],
  ['no billing address', orders.some((order) => order.billing_address === null)],
  ['comments as an array', orders.some((order) => list(order.comments).length > 0)],
  ['an anonymised order', orders.some((order) => order.anonymized === true)],
  ['an unlisted marketplace', orders.some((order) => !(String(order.marketplace) in shop.marketplacesAnswer))],
  ['the same order id on two marketplaces', repeats(orders.map((order) => order.marketplace_order_id))],
];

test.each(SHAPES)('%s occurs', (_name, isThere) => {
  expect(isThere).toBe(true);
});
