// What a row shows of personal data, compared with what the run's policy lets out.

import type {PersonalClass} from '../../../values/personal.ts';
import {commentOf, emailOf, linkOf, modeOf, type PersonalPolicy, transactionOf} from '../personal.ts';
import type {Order, Version} from '../shop.ts';
import type {Bookmarked} from '../streams.ts';
import type {Row} from '../target/message.ts';
import {DAY} from '../time.ts';
import {hashOf, type Parcels} from './parts.ts';

type Column = {
  readonly name: string;
  readonly personalClass: PersonalClass;
  readonly from: (version: Version) => string;
  /** Whether `hash` writes null. */
  readonly isNeverHashed?: boolean;
};

/** The personal column of each stream that the simulation reads. */
export const PERSONAL_COLUMNS: Readonly<Partial<Record<Bookmarked, Column>>> = {
  order_address: {name: 'email', personalClass: 'contact', from: emailOf},
  order_payment: {name: 'external_transaction_id', personalClass: 'buyer_id', from: transactionOf},
  order_document: {name: 'document_url', personalClass: 'link', from: linkOf},
  order_action: {name: 'comment', personalClass: 'free_text', from: commentOf, isNeverHashed: true},
};

/** How the number of a parcel is written in an order. */
export function parcelsOf(policy: PersonalPolicy, orderId: string): Parcels {
  const mode = policy.erased.includes(orderId) ? 'none' : modeOf(policy, 'parcel');
  return mode === 'null' ? 'none' : mode;
}

type Known = {
  readonly policy: PersonalPolicy;
  readonly upper: number;
  readonly order: Order;
  readonly version: Version;
};

const MAX_AGE = 183 * DAY;
/** The upper end of a run is known to the auditor only roughly. */
const ROUGHLY = DAY;

export function personalFault(
  {stream, part, record}: Row & {readonly stream: Bookmarked},
  known: Known,
): string | undefined {
  if (stream === 'order_raw') return rawFault(String(record.raw), known);
  const column = PERSONAL_COLUMNS[stream];
  if (column === undefined || (part === 'billing' && !known.version.children?.hasBilling)) return;
  const {[column.name]: found} = record;
  const allowed = allowedOf(column, known);
  return allowed.includes(found) ? undefined : `${column.name} is ${found}, not ${allowed.join(' or ')}`;
}

/** The values that a column may have. */
function allowedOf({personalClass, from, isNeverHashed}: Column, known: Known): readonly unknown[] {
  const {policy, version} = known;
  const mode = modeOf(policy, personalClass);
  if (mode === 'none') return [undefined];
  if (mode === 'null' || (mode === 'hash' && isNeverHashed)) return [null];
  const open = mode === 'full' ? from(version) : hashOf(personalClass, from(version));
  return {open: [open], hidden: [null], either: [open, null]}[standingOf(known)];
}

/** An erased order hides everything, and so does an old one. */
function standingOf({policy, upper, order, version}: Known): 'open' | 'hidden' | 'either' {
  const id = order.id.startsWith('o-') ? order.id : `o-${order.id}`;
  if (policy.erased.includes(id)) return 'hidden';
  const age = upper - (order.orderDate ?? order.importedAt ?? version.updatedAt);
  if (Math.abs(age - MAX_AGE) < ROUGHLY) return 'either';
  return age > MAX_AGE ? 'hidden' : 'open';
}

/** The JSON names the order, and its address of the billing only as the policy lets it out. */
function rawFault(raw: string, known: Known): string | undefined {
  const {order, version} = known;
  const {marketplace_order_id: id, lengow_status: status, billing_address: billing} = JSON.parse(raw);
  if (id !== order.id || status !== `v${version.serial}`) return `raw is of ${id} ${status}`;
  if (!version.children?.hasBilling) return;
  const allowed = allowedOf(PERSONAL_COLUMNS.order_address as Column, known);
  return allowed.includes(billing?.email) ? undefined : `raw shows ${billing?.email}, not ${allowed.join(' or ')}`;
}
