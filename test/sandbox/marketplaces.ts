// The account's marketplaces, both as Lengow lists them and as they must appear in the loaded table.
import type {Raw} from './render.ts';
import type {Row} from './rows.ts';
import {untidyLists} from './untidy-marketplace.ts';

export type Marketplace = {
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
  readonly currency: string | null;
  /** If false, the response has the 2016 shape: a three-letter country code and no shipping methods. */
  readonly modern: boolean;
  readonly legacyCode: string | null;
  readonly orders: {readonly status: Raw; readonly actions: Raw; readonly carriers: Raw; readonly methods: Raw};
};

const ISO3: Readonly<Record<string, string>> = {
  FR: 'FRA',
  GB: 'GBR',
  DE: 'DEU',
  NL: 'NLD',
  PL: 'POL',
  SE: 'SWE',
  US: 'USA',
};

const STATUS = {new: ['NEW', 'New', 'initial'], shipped: ['SHIPPED', 'fulfilled'], canceled: []};
const NUMBERED = {'15': {label: 'Relais « 15 »'}, '9': {label: 'Nine'}, DHL: {label: 'DHL'}};
const SHIP = {
  args: ['carrier', 'tracking_number'],
  status: ['waiting_shipment'],
  optional_args: ['line'],
  args_description: {
    carrier: {type: 'list', depends_on: null, valid_values: NUMBERED, default_value: null, accept_free_values: false},
  },
};
const FULL = {
  status: STATUS,
  actions: {ship: SHIP, accept: {args: [], status: ['waiting_acceptance'], optional_args: [], args_description: {}}},
  carriers: {...NUMBERED, 'Colis "Privé"': {label: 'Colis Privé 🚚', lengow_code: null}},
  methods: {express: {label: 'Express', lengow_code: 'EXP'}},
};
const OLD = {
  ...FULL,
  actions: {ship: {args: ['tracking_number'], optional_args: ['line'], status: ['shipped']}},
  carriers: {},
};
const EMPTY = {status: {}, actions: {}, carriers: {}, methods: {}};

const KNOWN: readonly Marketplace[] = [
  {
    code: 'amazon_fr',
    name: 'Amazon FR',
    country: 'FR',
    currency: 'EUR',
    modern: true,
    legacyCode: 'amazon',
    orders: FULL,
  },
  {code: 'amazon_uk', name: 'Amazon UK', country: 'GB', currency: 'GBP', modern: false, legacyCode: null, orders: OLD},
  {
    code: 'galeries_lafayette',
    name: 'Galeries',
    country: 'FR',
    currency: 'EUR',
    modern: false,
    legacyCode: null,
    orders: OLD,
  },
  {
    code: 'zalando_de',
    name: 'Zalando DE',
    country: 'DE',
    currency: 'EUR',
    modern: true,
    legacyCode: null,
    orders: FULL,
  },
  {code: 'allegro', name: 'Allegro', country: 'PL', currency: 'PLN', modern: true, legacyCode: null, orders: FULL},
  {
    code: 'admarkt',
    name: 'Admarkt',
    country: 'NL',
    currency: 'EUR',
    modern: true,
    legacyCode: 'admarkt',
    orders: EMPTY,
  },
  {code: 'cdon-se', name: 'CDON', country: 'SE', currency: 'SEK', modern: false, legacyCode: null, orders: OLD},
  {code: 'worldwide', name: 'Worldwide', country: null, currency: null, modern: true, legacyCode: null, orders: EMPTY},
];

/** Accepts any code. Treats any code not listed here as a French marketplace; `untidy_<anything>` has untidy lists. */
export const marketplaceOf = (code: string): Marketplace =>
  KNOWN.find((known) => known.code === code.toLowerCase()) ?? {
    ...(KNOWN[0] as Marketplace),
    code,
    name: code,
    ...(code.startsWith('untidy_') && {orders: untidyLists(code)}),
  };

/** The response object, keyed by code. */
export const marketplacesAnswer = (marketplaces: readonly Marketplace[]): Raw =>
  Object.fromEntries(marketplaces.map((marketplace) => [marketplace.code, rawOf(marketplace)]));

export const marketplaceRow = (marketplace: Marketplace, accountId: number): Row => ({
  account_id: accountId,
  marketplace_code: marketplace.code,
  marketplace_name: marketplace.name,
  marketplace_country: marketplace.country,
  marketplace_currency: marketplace.currency,
  allowed_actions: JSON.stringify(marketplace.orders.actions),
  allowed_carriers: JSON.stringify(marketplace.orders.carriers),
  valid_statuses: JSON.stringify(marketplace.orders.status),
  shipping_methods: marketplace.modern ? JSON.stringify(marketplace.orders.methods) : null,
  legacy_code: marketplace.legacyCode,
  features: marketplace.modern ? JSON.stringify(featuresOf(marketplace)) : null,
  description: '<p>Soon</p>',
  homepage: marketplace.modern ? homepageOf(marketplace) : null,
  logo: marketplace.modern ? LOGO : null,
  package: marketplace.modern ? `mp_${marketplace.name}` : null,
});

const LOGO = 'cdn/partners/logo.jpeg';

const homepageOf = ({code}: Marketplace): string => `https://${code}.example/`;

/** Lengow documents an object, but its example is a list. */
const featuresOf = ({legacyCode}: Marketplace): unknown =>
  legacyCode === null ? {invoice_upload: true} : ['invoice_upload'];

function rawOf(marketplace: Marketplace): Raw {
  const {name, country, modern, legacyCode, orders} = marketplace;
  const {status, actions, carriers, methods} = orders;
  const old = {
    logo: modern ? LOGO : null,
    name,
    country: country && (ISO3[country] ?? null),
    homepage: modern ? homepageOf(marketplace) : ' ',
    description: '<p>Soon</p>',
  };
  if (!modern) return {...old, orders: {status, actions, carriers}};
  const more = {
    country_iso_a2: country,
    package: `mp_${name}`,
    legacy_code: legacyCode,
    features: featuresOf(marketplace),
  };
  return {...old, ...more, orders: {status, actions, carriers, shipping_methods: methods}};
}
