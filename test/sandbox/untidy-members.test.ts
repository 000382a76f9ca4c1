import {CANARY} from '../personal/canary.ts';
import {personalValuesIn} from '../personal/values.ts';
import type {Raw} from './render.ts';
import {createShop, type Shop} from './shop.ts';
import type {OrderName} from './timeline.ts';

const NOW = '2026-03-01T12:00:00Z';
const ordersOf = (shop: Shop): Raw[] => shop.orders.map((entry) => JSON.parse(shop.json(entry)) as Raw);
const orders = ordersOf(createShop({orders: 1000, seed: 'members', now: NOW}));
const modern = orders.filter((order) => 'anonymized' in order);

const list = (value: unknown): Raw[] => (Array.isArray(value) ? value : []);
const packages = orders.flatMap((order) => list(order.packages));
const deliveries = packages.flatMap(({delivery}) => list([delivery]).filter(isFilled));
const lines = packages.flatMap(({cart}) => list(cart));
const payments = orders.flatMap((order) => list(order.payments));

function isFilled(value: unknown): value is Raw {
  return typeof value === 'object' && Object.keys(value ?? {}).length > 0;
}

const forms = (objects: readonly Raw[], name: string): string[] => {
  const found = objects.map(({[name]: value}) =>
    isFilled(value) || typeof value === 'string' ? 'filled' : (JSON.stringify(value) ?? 'absent'),
  );
  return [...new Set(found)].sort();
};
const ALL = ['[]', 'absent', 'filled', 'null', '{}'];

test.each<[string, Raw[], string]>([
  ['payments', orders, 'payments'],
  ['documents', modern, 'documents'],
  ['documents of lines', lines, 'documents'],
  ['tax', modern, 'tax'],
  ["the buyer's tax", modern.flatMap(({tax}) => (isFilled(tax) ? [tax] : [])), 'buyer_tax'],
  ['billing_address', orders, 'billing_address'],
  ['order_line_meta', lines, 'order_line_meta'],
  ['metas', deliveries, 'metas'],
  ['payment_terms', payments, 'payment_terms'],
  ['delivery', packages, 'delivery'],
])('%s occurs filled, null, absent, and empty in both ways', (_, objects, name) => {
  expect(forms(objects, name)).toEqual(ALL);
});

test('contact_address and order_meta are mostly missing, but occur in every form', () => {
  expect(forms(orders, 'contact_address')).toEqual(['[]', 'absent', 'filled', 'null', '{}']);
  expect(forms(modern, 'order_meta')).toEqual(['[]', 'absent', 'filled', 'null', '{}']);
  expect(orders.filter((order) => order.contact_address === null).length).toBeGreaterThan(850);
});

test('comments are text, or lists of one or two texts', () => {
  const kinds = orders.map(({comments}) => (Array.isArray(comments) ? comments.length : typeof comments));
  expect(new Set(kinds)).toEqual(new Set(['object', 'string', 0, 1, 2]));
});

test("the buyer's currency is text or an object", () => {
  const found = modern.map(({original_buyer_currency: currency}) => JSON.stringify(currency) ?? 'absent');
  const object = '{"iso_a3":"GBP","symbol":"£","name":"Pound"}';
  expect(new Set(found)).toEqual(new Set(['absent', 'null', '"GBP"', '" "', '{}', object]));
});

test('an order has up to three payments, some with the same id, without one, or listed twice', () => {
  const counts = orders.map((order) => list(order.payments).length);
  expect(Math.max(...counts)).toBe(4);
  const idsOf = (order: Raw) => list(order.payments).map(({id}) => JSON.stringify(id) ?? 'absent');
  const repeated = orders.filter((order) => new Set(idsOf(order)).size < idsOf(order).length);
  const alike = (order: Raw) => new Set(list(order.payments).map((payment) => JSON.stringify(payment))).size;
  expect(repeated.some((order) => alike(order) < list(order.payments).length)).toBe(true);
  expect(repeated.some((order) => alike(order) === list(order.payments).length)).toBe(true);
  expect(new Set(orders.flatMap(idsOf))).toEqual(
    expect.objectContaining(new Set(['null', '""', 'absent', '1600', '"1600"'])),
  );
});

test('a document is listed by the order and two lines, only by the order, or only by a line', () => {
  const idsIn = (documents: unknown) => list(documents).flatMap(({id}) => (id ? [String(id)] : []));
  const places = modern.flatMap((order) => {
    const own = idsIn(order.documents);
    const inLines = list(order.packages).flatMap(({cart}) => list(cart).map((line) => idsIn(line.documents)));
    return [...new Set([...own, ...inLines.flat()])].map((id) => [
      own.includes(id),
      Math.min(2, inLines.filter((ids) => ids.includes(id)).length),
    ]);
  });
  expect(new Set(places.map((place) => place.join()))).toEqual(
    new Set(['true,0', 'true,1', 'true,2', 'false,1', 'false,2']),
  );
});

test('packages come, go and swap places when orders change, and keep their addresses', () => {
  const shop = createShop({orders: 80, seed: 'moves', now: NOW});
  const seen = {more: false, fewer: false, swapped: false};
  const numbersOf = (name: OrderName): string[] => {
    const entry = shop.orders.find(({marketplace, id}) => marketplace === name.marketplace && id === name.id);
    const {packages: all} = JSON.parse(shop.json(entry as never)) as Raw;
    return list(all).map(({delivery}) => /delivery\.city-\d+\.(\d)/.exec(JSON.stringify(delivery) ?? '')?.[1] ?? '-');
  };
  for (const {marketplace, id} of [...shop.orders])
    for (let change = 0; change < 12; change++) {
      const before = numbersOf({marketplace, id});
      shop.touch({marketplace, id});
      const after = numbersOf({marketplace, id});
      seen.more ||= after.length > before.length;
      seen.fewer ||= after.length < before.length;
      seen.swapped ||= after.join() !== before.join() && after.toSorted().join() === before.toSorted().join();
    }
  expect(seen).toEqual({more: true, fewer: true, swapped: true});
});

test('what is left of an anonymised order is nothing, or fillers, and never a canary', () => {
  const anonymised = orders.filter((order) => order.anonymized === true);
  const left = anonymised.map((order) => {
    const texts = personalValuesIn(order).filter(({personalClass}) => !['parcel', 'link'].includes(personalClass));
    const words = texts.map(({value}) => value).filter((value) => typeof value === 'string' && value !== '__');
    return [...new Set(words)].join();
  });
  expect(new Set(left)).toEqual(new Set(['', 'xxx', 'XXXXX']));
  expect(anonymised.filter((order) => JSON.stringify(order).includes(CANARY))).toEqual([]);
});

test.each([
  ['a text with blanks before it', /^ {2}/],
  ['a text with a tab after it', /\t$/],
  ['a hard blank', /\u00a0/],
  ['a letter that has a simpler form', /ﬁ/],
  ['a NUL', /\0/],
  ['half of a pair', /\ud83d$/],
  ['capitals', /RUE/],
  ['a domain in capitals', /Example\.ORG $/],
])('%s occurs', (_, form) => {
  const texts = deliveries.flatMap(({first_line, city, email}) => [first_line, city, email]);
  expect(texts.some((text) => typeof text === 'string' && text.includes(CANARY) && form.test(text))).toBe(true);
});

test('placeholders and blanks stand for missing phones and texts', () => {
  expect(deliveries.some(({phone_home}) => phone_home === '__')).toBe(true);
  expect(deliveries.some(({complement}) => complement === '  ')).toBe(true);
});
