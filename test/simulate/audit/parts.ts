// The rows that a version of an order must have in each stream, by the rest of their keys; written independently of the
// tap.

import {createHmac} from 'node:crypto';
import type {PersonalClass} from '../../../values/personal.ts';
import type {Children} from '../children.ts';
import {PERSONAL_KEY} from '../personal.ts';
import type {Version} from '../shop.ts';
import type {Bookmarked} from '../streams.ts';

/** How the numbers of parcels are written: they are keys, the only ones that depend on the policy. */
export type Parcels = 'full' | 'hash' | 'none';

export function partsOf(
  version: Version | undefined,
  stream: Bookmarked,
  parcels: Parcels = 'full',
): readonly string[] {
  if (version === undefined) return [];
  if (stream === 'order') return version.lines.length === 0 ? ['no-line'] : version.lines;
  if (stream === 'order_tracking') return version.trackings.map(PARCELS[parcels]);
  return stream === 'order_action' || stream === 'order_raw' ? WHOLE : CHILDREN[stream](version);
}

/** Where an object is one row, its key is complete without a part. */
const WHOLE = [''];

const PARCELS: Readonly<Record<Parcels, (number: string, index: number) => string>> = {
  full: (number) => number,
  hash: (number) => hashOf('parcel', number),
  none: (_, index) => (index === 0 ? 'untracked' : `untracked-${index + 1}`),
};

const CHILDREN = {
  order_address: ({trackings, children}: Version): string[] => {
    const {hasContact, deliveries} = children as Children;
    const isThere = (isDelivered: boolean, index: number) => isDelivered || (index === 0 && trackings.length > 0);
    const places = deliveries.map((isDelivered, index) =>
      isThere(isDelivered, index) ? [`delivery-${index + 1}`] : [],
    );
    return ['billing', ...(hasContact ? ['contact'] : []), ...places.flat()];
  },
  order_payment: ({children}: Version): string[] => {
    const ids = (children as Children).payments.map((id, index) => id ?? `payment-${index + 1}`);
    return ids.map((id, index) => numbered(id, ids.slice(0, index).filter((other) => other === id).length + 1));
  },
  order_document: ({lines, children}: Version): string[] => {
    const {documents} = children as Children;
    return documents.filter(({isOfOrder}) => isOfOrder || lines.length > 0).map(({id}) => id);
  },
};

const numbered = (id: string, count: number): string => (count === 1 ? id : `${id}#${count}`);

const HASHES = new Map<string, string>();

export function hashOf(personalClass: PersonalClass, text: string): string {
  const input = `${personalClass}\0${text.toLowerCase()}`;
  const known = HASHES.get(input) ?? `${FINGERPRINT}:${hmac(input).toString('base64url')}`;
  if (personalClass === 'parcel') HASHES.set(input, known);
  return known;
}

const hmac = (input: string): Buffer => createHmac('sha256', PERSONAL_KEY).update(input).digest();
const FINGERPRINT = hmac('fingerprint').toString('hex').slice(0, 4);
