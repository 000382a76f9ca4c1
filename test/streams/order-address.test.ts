// How untidy addresses become rows, with the expected rows worked out by hand.

import {columnsOf, contextOf, type Named, orderAddressRecords} from './context.ts';

type Raw = Record<string, unknown>;

const ORDER = {
  account_id: 9,
  marketplace: 'amazon_fr',
  marketplace_order_id: 'A-1',
  updated_at: '2026-01-02T03:04:05Z',
};
const KEYS = {account_id: 9, marketplace: 'amazon_fr', marketplace_order_id: 'A-1'};
const order = (more: Raw): Raw => ({...ORDER, ...more});
const rows = (raw: Raw, columns?: string[]): Named[] => orderAddressRecords(raw, contextOf('order_address', columns));
const roles = (raw: Raw) => rows(raw).map((row) => row.address_role);
const problems = (raw: Raw) => {
  const context = contextOf('order_address');
  orderAddressRecords(raw, context);
  return context.problems;
};
const billing = (address: Raw): Named => rows(order({billing_address: address}))[0] ?? {};

test('every column of an address', () => {
  const address = {
    id: 31,
    type: 'delivery',
    company: 'ACME',
    civility: 'MME',
    first_name: 'Ada',
    last_name: 'Roe',
    full_name: 'Ada Roe',
    vat_number: 'FR1',
    email: 'ada@example.org',
    phone_home: '0102',
    phone_office: 33102,
    phone_mobile: '+33 6',
    first_line: '2 rue Haute',
    second_line: 'B',
    complement: '3rd floor',
    full_address: '2 rue Haute, Lyon',
    zipcode: '69 001',
    city: 'Lyon',
    state_region: 'ARA',
    common_country_iso_a2: ' fr',
    metas: {code: '7B'},
  };
  expect(rows(order({billing_address: address}))).toEqual([
    {
      ...KEYS,
      address_role: 'billing',
      package_number: null,
      country: 'FR',
      postal_area: '69',
      company: 'ACME',
      civility: 'MME',
      first_name: 'Ada',
      last_name: 'Roe',
      full_name: 'Ada Roe',
      vat_number: 'FR1',
      email: 'ada@example.org',
      phone_home: '0102',
      phone_office: '33102',
      phone_mobile: '+33 6',
      first_line: '2 rue Haute',
      second_line: 'B',
      complement: '3rd floor',
      full_address: '2 rue Haute, Lyon',
      zipcode: '69 001',
      city: 'Lyon',
      state_region: 'ARA',
      updated_at: '2026-01-02T03:04:05.000000Z',
      metas: '{"code":"7B"}',
      lengow_address_id: 31,
    },
  ]);
});

const ADDRESS = {id: 1};

test.each<[string, Raw, string[]]>([
  ['no address at all', {}, ['billing']],
  ['nothing but null', {billing_address: null, contact_address: null, packages: [{delivery: null}]}, ['billing']],
  [
    'empty arrays for objects, as from PHP',
    {billing_address: [], contact_address: [], packages: [{delivery: []}]},
    ['billing'],
  ],
  ['empty objects', {billing_address: {}, contact_address: {}, packages: {}}, ['billing']],
  ['false for none', {billing_address: false, contact_address: false, packages: [{delivery: false}]}, ['billing']],
  ['a contact', {contact_address: ADDRESS}, ['billing', 'contact']],
  ['a package with a delivery and one without', {packages: [{delivery: ADDRESS}, {}]}, ['billing', 'delivery-1']],
  [
    'a delivery of the second package only',
    {packages: [{delivery: {}}, {delivery: ADDRESS}]},
    ['billing', 'delivery-2'],
  ],
  ['a delivery that has only trackings', {packages: [{delivery: {trackings: []}}]}, ['billing', 'delivery-1']],
  [
    'two packages to one address',
    {packages: [{delivery: ADDRESS}, {delivery: ADDRESS}]},
    ['billing', 'delivery-1', 'delivery-2'],
  ],
  ['a delivery of type billing', {packages: [{delivery: {type: 'billing'}}]}, ['billing', 'delivery-1']],
])('the roles of an order with %s', (_, more, expected) => {
  expect(roles(order(more))).toEqual(expected);
  expect(problems(order(more))).toEqual([]);
});

test('an order without a billing address has a row that has only its keys and updated_at', () => {
  const [{account_id, marketplace, marketplace_order_id, address_role, updated_at, ...rest} = {} as Named] =
    rows(ORDER);
  expect([address_role, updated_at]).toEqual(['billing', '2026-01-02T03:04:05.000000Z']);
  expect(new Set(Object.values(rest))).toEqual(new Set([null]));
});

test('the package number is that of the package, never a member of the address', () => {
  const raw = {package_number: 7, position: 8};
  const found = rows(order({billing_address: raw, packages: [{delivery: {}}, {delivery: raw}]}));
  expect(found.map((row) => row.package_number)).toEqual([null, 2]);
});

test.each([
  ['06000', '06000', '06'],
  [6000, '6000', '60'],
  ['06 000', '06 000', '06'],
  ['sw1a 1aa', 'sw1a 1aa', 'SW'],
  ['\u00a01 234', '\u00a01 234', '12'],
  ['123', '123', null],
  ['1 2 3', '1 2 3', null],
  ['😀😀😀', '😀😀😀', null],
  ['', null, null],
  ['  ', null, null],
  [null, null, null],
  [false, null, null],
])('the zip code %j is written as %j, and its area as %j', (zipcode, text, area) => {
  expect(billing({zipcode})).toMatchObject({zipcode: text, postal_area: area});
});

test.each([
  ['__', null],
  ['N/A', null],
  [' ', null],
  ['01 02', '01 02'],
  [102, '102'],
  ['٠١', '٠١'],
])('the phone number %j is written as %j', (phone, text) => {
  const found = billing({phone_home: phone, phone_office: phone, phone_mobile: phone});
  expect([found.phone_home, found.phone_office, found.phone_mobile]).toEqual([text, text, text]);
});

test.each([
  [null, null],
  [[], null],
  [{}, null],
  ['', null],
  ['note', '"note"'],
  [[1], '[1]'],
])('the metas %j are written as %j', (metas, text) => {
  expect(billing({metas, city: ' '})).toMatchObject({metas: text, city: null});
});

test.each([
  ['billing_address', {billing_address: 'Rue X'}],
  ['contact_address', {contact_address: [1]}],
  ['delivery', {packages: [{delivery: 'Rue X'}]}],
])('a %s of the wrong type is reported, and the other rows remain', (member, more) => {
  const expected = `that of an object in "${member}"`;
  expect(problems(order(more))).toEqual([
    {marketplace: 'amazon_fr', orderId: 'A-1', column: 'address_role', expected, alternative: undefined},
  ]);
  expect(roles(order(more))).toEqual(['billing']);
});

test('packages that are not an array, and values that are not strings, are reported', () => {
  expect(problems(order({packages: 'none', billing_address: {city: {}, id: 'x'}})).map(({column}) => column)).toEqual([
    'address_role',
    'city',
    'lengow_address_id',
  ]);
});

test('only the selected columns are written', () => {
  const columns = columnsOf('order_address', ['country']);
  expect(rows(order({billing_address: {common_country_iso_a2: 'FR', city: {}}}), columns)).toEqual([
    {...KEYS, address_role: 'billing', country: 'FR'},
  ]);
});
