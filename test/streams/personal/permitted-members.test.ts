// What may be written of an order's members, by path: in `order_raw`, and inside the JSON of other columns. The
// expected values are worked out by hand.

import {modesOf} from '../../../config/personal.ts';
import {orderPaymentRecords} from '../../../tap/streams/order-payment.ts';
import {orderRawRecords} from '../../../tap/streams/order-raw.ts';
import {Hashes} from '../../../tap/streams/personal/hash.ts';
import {knownMembers} from '../../../tap/streams/personal/known-members.ts';
import {permitted} from '../../../tap/streams/personal/permitted.ts';
import {Policy} from '../../../tap/streams/personal/policy.ts';
import type {Raw} from '../../../tap/streams/stream.ts';
import {parseExactly} from '../../../values/exact-json.ts';
import {parseInstant} from '../../../values/instant.ts';
import {keyedHash, PERSONAL_KEY} from '../../helpers/keyed-hash.ts';
import {classOf} from '../../personal/classes.ts';
import {allColumns, contextOf} from '../context.ts';

type Modes = Parameters<typeof modesOf>[0];

const UPPER = parseInstant('2026-03-02T00:00:00Z') ?? 0;
const policyOf = (modes: Modes, isErased = false) =>
  new Policy({
    modes: modesOf(modes),
    maxAgeDays: 183,
    upper: UPPER,
    hashes: new Hashes(PERSONAL_KEY),
    isErased: () => isErased,
  });

const HEAD = {marketplace: 'zalando_de', marketplace_order_id: '8KX-1', updated_at: '2026-03-01T08:00:00Z'};

/** What `order_raw` has of these members, and the paths that it leaves out. */
function rawOf(order: Raw, modes: Modes, isErased = false) {
  const leftOut: string[] = [];
  const context = {
    ...contextOf('order_raw'),
    policy: policyOf(modes, isErased),
    leftOut: (path: string) => leftOut.push(path),
  };
  const [row = []] = orderRawRecords(context)({...HEAD, ...order});
  const {marketplace, marketplace_order_id, updated_at, ...raw} = parseExactly(String(row[3])) as Record<
    string,
    unknown
  >;
  return {raw, leftOut};
}

const membersOf = (order: Raw, modes: Modes, isErased?: boolean) => rawOf(order, modes, isErased).raw;

test('a member is hashed as its column is', () => {
  const billing_address = {
    ...{first_name: 'Ana', civility: 'Mme', phone_home: '+33 6 12', phone_mobile: 612, phone_office: '__'},
    ...{zipcode: '06 000', city: 'Nice', first_line: ' 1  Rue X', email: ' A@b.example', company: ''},
  };
  expect(membersOf({billing_address}, {all: 'hash'})).toEqual({
    billing_address: {
      ...{first_name: keyedHash('identity', 'ana'), civility: null, phone_home: keyedHash('contact', '+33612')},
      ...{phone_mobile: keyedHash('contact', '612'), phone_office: null, zipcode: null, city: null},
      ...{first_line: keyedHash('address', '1 rue x'), email: keyedHash('contact', 'a@b.example'), company: null},
    },
  });
});

test('each class has its own mode, wherever its members are', () => {
  const address = {last_name: 'Sol', email: 'a@b.example', city: 'Nice', common_country_iso_a2: 'FR', type: 'x', id: 5};
  const order = {
    ...{
      invoice_url: 'https://x/1',
      marketplace_customer_id: 'B1',
      comments: ['Ring', null],
      tax: {buyer_tax: {id: 'V'}},
    },
    ...{billing_address: address, contact_address: address, packages: [{cart: [], delivery: address}]},
  };
  const open = {last_name: 'Sol', email: null, common_country_iso_a2: 'FR', type: 'x', id: 5};
  expect(
    membersOf(order, {identity: 'full', contact: 'null', buyer_id: 'full', free_text: 'full', link: 'null'}),
  ).toEqual({
    ...{invoice_url: null, marketplace_customer_id: 'B1', comments: ['Ring', null], tax: {buyer_tax: {id: 'V'}}},
    ...{billing_address: open, contact_address: open, packages: [{cart: [], delivery: open}]},
  });
});

test('a class in mode null is null even if the value is unexpected, and leaves nothing to be named', () => {
  const order = {comments: {a: 1}, invoice_url: ['x'], billing_address: {email: {b: 1}}, order_meta: 'text'};
  expect(rawOf(order, {all: 'null'})).toEqual({
    raw: {comments: null, invoice_url: null, billing_address: {email: null}, order_meta: null},
    leftOut: [],
  });
  expect(rawOf(order, {all: 'none'})).toEqual({raw: {billing_address: {}}, leftOut: []});
});

describe('a parcel', () => {
  const trackings = [
    {number: 'T1', relay: {id: 'R', name: 'Kiosk', type: 'shop'}, carrier: 'DHL'},
    {number: 'T2', relay: 'R2', url: 'https://x'},
    {number: null, relay: null},
  ];
  const order = {packages: [{delivery: {trackings}}]};
  const trackingsIn = (modes: Modes, isErased?: boolean) => {
    const {packages} = membersOf(order, modes, isErased) as {packages: [{delivery: {trackings: unknown}}]};
    return packages[0].delivery.trackings;
  };

  test.each<[string, Modes, unknown]>([
    ['full', {}, trackings],
    ['none', {parcel: 'none'}, [{relay: {type: 'shop'}, carrier: 'DHL'}, {}, {}]],
    [
      'null',
      {parcel: 'null'},
      [
        {number: null, relay: {id: null, name: null, type: 'shop'}, carrier: 'DHL'},
        {number: null, relay: null, url: null},
        {number: null, relay: null},
      ],
    ],
    [
      'hash',
      {parcel: 'hash'},
      [
        {
          number: keyedHash('parcel', 't1'),
          relay: {id: keyedHash('parcel', 'r'), name: keyedHash('parcel', 'kiosk'), type: 'shop'},
          carrier: 'DHL',
        },
        {number: keyedHash('parcel', 't2'), relay: keyedHash('parcel', 'r2'), url: keyedHash('parcel', 'https://x')},
        {number: null, relay: null},
      ],
    ],
  ])('in mode %s', (_, modes, expected) => {
    expect(trackingsIn(modes)).toEqual(expected);
  });

  test('of an anonymized order is kept; that of an erased order is null', () => {
    expect(membersOf({...order, anonymized: true}, {all: 'full'})).toEqual({anonymized: true, ...order});
    expect(trackingsIn({all: 'full'}, true)).toEqual([
      {number: null, relay: {id: null, name: null, type: 'shop'}, carrier: 'DHL'},
      {number: null, relay: null, url: null},
      {number: null, relay: null},
    ]);
  });
});

describe('unknown members', () => {
  const order = {
    gift_message: 'PII',
    billing_address: {email: 'a@b.example', signed: {by: 'PII'}},
    packages: [{gift: 'PII', cart: [{title: 'Lamp', note: 'PII'}, 'PII', null], delivery: 'PII'}, 'PII'],
    payments: 'PII',
    lengow_status: {text: 'PII'},
    merchant_order_id: ['M1', {text: 'PII'}],
    __proto__: 'PII',
  };

  test('are left out and named, and an item of an array is null so that the others keep their positions', () => {
    const {raw, leftOut} = rawOf(order, {all: 'full', link: 'hash'});
    expect(raw).toEqual({
      billing_address: {email: 'a@b.example'},
      packages: [{cart: [{title: 'Lamp'}, null, null]}, null],
      merchant_order_id: ['M1', null],
    });
    expect(leftOut.sort()).toEqual([
      'billing_address.signed',
      'gift_message',
      'lengow_status',
      'merchant_order_id[]',
      'packages[]',
      'packages[].cart[]',
      'packages[].cart[].note',
      'packages[].delivery',
      'packages[].gift',
      'payments',
    ]);
  });

  test('are kept if all classes are full', () => {
    expect(rawOf(order, {all: 'full'})).toEqual({raw: order, leftOut: []});
  });

  test.each<[string, Raw, boolean]>([
    ['anonymized', {anonymized: true}, false],
    ['old', {marketplace_order_date: '2025-01-01'}, false],
    ['erased', {}, true],
  ])('but not in an order that is %s, whose personal members are null', (_, change, isErased) => {
    const {raw, leftOut} = rawOf({...change, ...order, invoice_number: 'F1'}, {all: 'full'}, isErased);
    expect(JSON.stringify(raw)).not.toContain('PII');
    expect(raw).toMatchObject({...change, billing_address: {email: null}, invoice_number: 'F1'});
    expect(leftOut).toContain('gift_message');
  });

  test('a name that may itself be personal is not named', () => {
    const {raw, leftOut} = rawOf({'jane@b.example': 1, tax: {'+33 6': 'PII'}}, {});
    expect([raw, leftOut]).toEqual([{tax: {}}, ['(name hidden)', 'tax.(name hidden)']]);
  });

  test('__proto__ is an unknown member like any other', () => {
    const strange = JSON.parse('{"__proto__": {"email": "PII"}, "constructor": 1, "packages": [{"__proto__": 2}]}');
    expect(rawOf(strange, {})).toEqual({
      raw: {packages: [{}]},
      leftOut: ['__proto__', 'constructor', 'packages[].__proto__'],
    });
  });
});

test('nothing stays nothing, also as PHP writes it', () => {
  const order = {
    ...{
      packages: {},
      billing_address: [],
      contact_address: null,
      documents: false,
      payments: [],
      tax: [],
      currency: [],
    },
    ...{lengow_status: null, merchant_order_id: [], order_types: {}},
  };
  expect(rawOf(order, {})).toEqual({raw: order, leftOut: []});
});

test('an object or a bare value, as the API sends either', () => {
  const order = {
    ...{currency: 'EUR', original_currency: {iso_a3: 'GBP', name: 'Pound', symbol: '£'}},
    packages: [{cart: [{merchant_product_id: 'S1'}, {merchant_product_id: {id: 'S2', field: 'sku'}}]}],
  };
  expect(rawOf(order, {all: 'none'})).toEqual({raw: order, leftOut: []});
});

describe('what a column reads inside a member that another column has as JSON', () => {
  const terms = {vat_number: 'V1', external_transaction_id: 'X1', more: {a: ['b']}};
  const termsIn = (modes: Modes, value: unknown = terms) => {
    const {payments} = membersOf({payments: [{payment_terms: value}]}, modes) as {payments: [Record<string, unknown>]};
    return payments[0];
  };

  test.each<[string, Modes, unknown]>([
    ['both closed', {}, {}],
    ['both full', {free_text: 'full', buyer_id: 'full'}, {payment_terms: terms}],
    ['only free_text', {free_text: 'full'}, {payment_terms: {vat_number: 'V1', more: {a: ['b']}}}],
    ['only buyer_id', {buyer_id: 'full'}, {payment_terms: {external_transaction_id: 'X1'}}],
    ['buyer_id hashed', {buyer_id: 'hash'}, {payment_terms: {external_transaction_id: keyedHash('buyer_id', 'x1')}}],
    ['free_text null', {free_text: 'null'}, {payment_terms: null}],
    [
      'free_text null, buyer_id full',
      {free_text: 'null', buyer_id: 'full'},
      {payment_terms: {external_transaction_id: 'X1'}},
    ],
    [
      'buyer_id null',
      {free_text: 'full', buyer_id: 'null'},
      {payment_terms: {...terms, external_transaction_id: null}},
    ],
  ])('%s', (_, modes, expected) => {
    expect(termsIn(modes)).toEqual(expected);
  });

  test.each([
    ['an array', [terms]],
    ['a string', 'X1'],
    ['an array in arrays', [[[terms]]]],
  ])('%s in place of the object is left out unless both are open', (_, value) => {
    expect(termsIn({free_text: 'full'}, value)).toEqual({});
    expect(termsIn({free_text: 'full', buyer_id: 'full'}, value)).toEqual({payment_terms: value});
  });

  test('a member without a class stays when the JSON around it is closed', () => {
    const order = {order_meta: {shipping_deadline: '2026-03-05', checksum: 'c'}};
    expect(membersOf(order, {})).toEqual({order_meta: {shipping_deadline: '2026-03-05'}});
    expect(membersOf({order_meta: {checksum: 'c'}}, {})).toEqual({});
    expect(membersOf(order, {free_text: 'full'})).toEqual(order);
  });

  const columnIn = (modes: Modes, value: unknown, order: Raw = {}) => {
    const stream = {
      id: 'order_payment',
      name: 'p',
      columns: allColumns('order_payment'),
      replicationMethod: 'INCREMENTAL',
    } as const;
    const rowsOf = permitted(
      orderPaymentRecords,
      stream,
      policyOf(modes),
    )({...contextOf('order_payment'), policy: policyOf(modes)});
    const [row = []] = rowsOf({...HEAD, ...order, payments: [{id: 1, payment_terms: value}]});
    return row[stream.columns.indexOf('payment_terms')];
  };

  test.each<[string, Modes, unknown, unknown]>([
    ['both full', {free_text: 'full', buyer_id: 'full'}, terms, JSON.stringify(terms)],
    ['buyer_id closed', {free_text: 'full'}, terms, '{"vat_number":"V1","more":{"a":["b"]}}'],
    ['buyer_id closed, and nothing else', {free_text: 'full'}, {external_transaction_id: 'X1'}, null],
    ['buyer_id closed, not an object', {free_text: 'full'}, {external_transaction_id: {id: 'X1'}, a: 1}, '{"a":1}'],
    [
      'buyer_id null',
      {free_text: 'full', buyer_id: 'null'},
      {external_transaction_id: 7},
      '{"external_transaction_id":null}',
    ],
    [
      'buyer_id hashed',
      {free_text: 'full', buyer_id: 'hash'},
      {external_transaction_id: ' X1'},
      `{"external_transaction_id":"${keyedHash('buyer_id', 'x1')}"}`,
    ],
    ['free_text hashed', {free_text: 'hash', buyer_id: 'full'}, terms, null],
  ])('in the column payment_terms: %s', (_, modes, value, expected) => {
    expect(columnIn(modes, value)).toBe(expected);
  });

  test('in the column, digits are kept, and an old order has null', () => {
    const value = parseExactly('{"n":12345678901234567890,"m":12.50,"external_transaction_id":"X"}');
    expect(columnIn({free_text: 'full'}, value)).toBe('{"n":12345678901234567890,"m":12.50}');
    expect(columnIn({free_text: 'full'}, value, {anonymized: true})).toBeNull();
  });
});

test('5,000 levels of depth are no problem, whether they are kept, left out or closed', () => {
  const deep = (inner: unknown): unknown => Array.from({length: 5000}).reduce((value) => [{a: value}], inner);
  const order = {gift: deep('PII'), order_meta: {a: deep(1)}, payments: [{payment_terms: {a: deep(2)}}]};
  const jsonWith = (modes: Modes) => {
    const context = {...contextOf('order_raw'), policy: policyOf(modes)};
    return String(orderRawRecords(context)({...HEAD, ...order})[0]?.[3]);
  };
  expect(jsonWith({all: 'full'}).length).toBeGreaterThan(3 * 5000);
  expect(jsonWith({})).toBe(`${JSON.stringify(HEAD).slice(0, -1)},"payments":[{}]}`);
  expect(jsonWith({free_text: 'full'})).not.toContain('PII');
});

test('every known member has the class that was given to it by hand', () => {
  const wrong = [...knownMembers].filter(([path, {column}]) => (column['x-personal-data'] ?? '–') !== classOf(path));
  expect(wrong.map(([path]) => path)).toEqual([]);
  expect(knownMembers.size).toBeGreaterThan(120);
});
