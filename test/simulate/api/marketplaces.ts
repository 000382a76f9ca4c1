// The account's marketplaces as the API returns them, and the rows that each stream of them must have.

import type {MarketplaceStream} from '../streams.ts';

/** A marketplace's own status: Lengow's, and the marketplace's words for it. */
const STATUSES: readonly (readonly [string, readonly string[]])[] = [
  ['new', ['NEW', 'New', 'initial']],
  ['shipped', ['SHIPPED', 'NEW']],
  ['closed', []],
];
const ACTIONS: readonly (readonly [string, readonly string[]])[] = [
  ['ship', ['new', 'waiting_shipment']],
  ['cancel', []],
];
const CARRIERS: readonly (readonly [string, object | string])[] = [
  ['dpd', {label: 'DPD', lengow_code: 'DPD'}],
  ['7', 'seven'],
];
const METHODS = ['standard'];

/** Every second marketplace lists nothing. */
const isDescribed = (index: number): boolean => index % 2 === 0;

export const marketplacesJson = (codes: readonly string[], hasParts: boolean): string =>
  JSON.stringify(
    Object.fromEntries(
      codes.map((code, index) => [
        code,
        {name: code, country: 'FR', orders: hasParts && isDescribed(index) ? ordersJson() : {}},
      ]),
    ),
  );

const ordersJson = (): object => ({
  status: Object.fromEntries(STATUSES),
  actions: Object.fromEntries(ACTIONS.map(([name, status]) => [name, {status, args: ['line']}])),
  carriers: Object.fromEntries(CARRIERS),
  shipping_methods: Object.fromEntries(METHODS.map((name) => [name, {label: name}])),
});

/** The rest of the keys that the rows of a marketplace have, in each stream. */
const KEYS: Readonly<Record<MarketplaceStream, readonly (readonly string[])[]>> = {
  marketplace: [[]],
  marketplace_status: STATUSES.flatMap(([lengow, words]) => words.map((word) => [lengow, word])),
  marketplace_action: ACTIONS.flatMap(([name, statuses]) =>
    (statuses.length === 0 ? ['-'] : statuses).map((status) => [name, status]),
  ),
  marketplace_carrier: [
    ...CARRIERS.map(([code]) => ['carrier', code]),
    ...METHODS.map((code) => ['shipping_method', code]),
  ],
};

/** @param index the marketplace's place in the account's list */
export const marketplaceRows = (stream: MarketplaceStream, index: number): string[] =>
  stream === 'marketplace' || isDescribed(index) ? KEYS[stream].map((keys) => keys.join(' ')) : [];
