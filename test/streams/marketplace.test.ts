// The expected rows of marketplaces, worked out by hand. The shapes of real responses are in fixtures.test.ts.

import {alpha2Of, currencyOf} from '../../tap/streams/countries.ts';
import {ACCOUNT, columnsOf, contextOf, defaultColumns, marketplaceRecord} from './context.ts';

const record = (raw: unknown) => marketplaceRecord('some_fr', raw, contextOf('marketplace'));

test.each([
  [{country_iso_a2: 'FR', country: 'FRA'}, 'FR', 'EUR'],
  [{country_iso_a2: 'CH'}, 'CH', 'CHF'],
  [{country: 'GBR'}, 'GB', 'GBP'],
  [{country_iso_a2: ' ', country: 'NLD'}, 'NL', 'EUR'],
  [{country_iso_a2: 'ESP'}, 'ES', 'EUR'],
  [{country_iso_a2: ' pl '}, 'PL', 'PLN'],
  [{country_iso_a2: 'pol', country: 'POL'}, 'PL', 'PLN'],
  [{country_iso_a2: 'UK', country: 'GBR'}, 'GB', 'GBP'],
  [{country_iso_a2: 'uk'}, 'GB', 'GBP'],
  [{country_iso_a2: 'EL'}, 'GR', 'EUR'],
  [{country: ' el'}, 'GR', 'EUR'],
  [{country_iso_a2: 'Sweden'}, 'SE', 'SEK'],
  [{country_iso_a2: 'ZZ', country: 'ITA'}, 'IT', 'EUR'],
  [{country_iso_a2: false, country: 'BEL'}, 'BE', 'EUR'],
  [{country_iso_a2: {}, country: 'BEL'}, 'BE', 'EUR'],
  [{country_iso_a2: 'AA', country: 'AAA'}, null, null],
  [{country_iso_a2: 'XK'}, null, null],
  [{country_iso_a2: '__proto__', country: 'constructor'}, null, null],
  [{country: 'AAA'}, null, null],
  [{country_iso_a2: '', country: ''}, null, null],
  [{}, null, null],
])('the country and currency of %p are %p and %p', (raw, country, currency) => {
  expect(record(raw)).toMatchObject({marketplace_country: country, marketplace_currency: currency});
});

test('the table of countries is up to date and includes the countries where Lengow operates', () => {
  const currencies = {
    BG: 'EUR',
    HR: 'EUR',
    CH: 'CHF',
    US: 'USD',
    GB: 'GBP',
    PL: 'PLN',
    SE: 'SEK',
    MX: 'MXN',
    CL: 'CLP',
  };
  for (const [country, currency] of Object.entries(currencies)) expect(currencyOf(country)).toBe(currency);
  expect(['FRA', 'DEU', 'BGR', 'CHE', 'xxx', 'toString'].map(alpha2Of)).toEqual(['FR', 'DE', 'BG', 'CH', null, null]);
});

test.each([
  ['null', null],
  ['absent', undefined],
  ['false', false],
  ['an empty array', []],
  ['an empty object', {}],
])('when `orders` is %s, the columns that come from it are null', (_name, orders) => {
  expect(record({name: 'Some', orders})).toEqual({
    account_id: ACCOUNT,
    marketplace_code: 'some_fr',
    marketplace_name: 'Some',
    marketplace_country: null,
    marketplace_currency: null,
    allowed_actions: null,
    allowed_carriers: null,
    valid_statuses: null,
    shipping_methods: null,
    legacy_code: null,
    features: null,
    description: null,
    homepage: null,
    logo: null,
    package: null,
  });
});

test.each([['x'], [7], [false], [['x']], [null]])(
  'a marketplace with the value %p has a row with only its key',
  (raw) => {
    const context = contextOf('marketplace', columnsOf('marketplace', ['marketplace_name', 'allowed_actions']));
    expect(marketplaceRecord('some_fr', raw, context)).toEqual({
      account_id: ACCOUNT,
      marketplace_code: 'some_fr',
      marketplace_name: null,
      allowed_actions: null,
    });
    expect(context.problems).toEqual([]);
  },
);

test('an empty array in the response stays an array', () => {
  expect(record({orders: {actions: {}, carriers: [], status: null}})).toMatchObject({
    allowed_actions: '{}',
    allowed_carriers: '[]',
    valid_statuses: null,
  });
});

test('blank orders are no orders', () => {
  const context = contextOf('marketplace', defaultColumns('marketplace'));
  expect(marketplaceRecord('some_fr', {orders: ' '}, context)).toMatchObject({allowed_actions: null});
  expect(context.problems).toEqual([]);
});

test.each([
  ['marketplace_name', {name: []}],
  ['allowed_actions allowed_carriers valid_statuses', {orders: 'x'}],
  ['marketplace_country marketplace_currency', {country_iso_a2: {}}],
])('an invalid %s is reported for the marketplace (%p)', (columns, raw) => {
  const context = contextOf('marketplace', defaultColumns('marketplace'));
  expect(Object.keys(marketplaceRecord('some_fr', raw, context))).toEqual(context.columns);
  expect(context.problems.map(({column}) => column).join(' ')).toBe(columns);
  expect(context.problems[0]).toMatchObject({marketplace: 'some_fr'});
  expect(context.problems[0]).not.toHaveProperty('orderId');
});
