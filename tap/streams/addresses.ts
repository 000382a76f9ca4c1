// Collects an order's addresses and their roles; knows nothing about their columns.

import {filledObject} from './order-members.ts';
import {packagesOf} from './packages.ts';
import type {Raw, Report} from './stream.ts';

const KEY = 'address_role';

export type Address = {
  readonly role: string;
  /** The address with the position of its package, which is null unless a package is delivered to it. */
  readonly raw: Raw;
};

/** The billing address is always first, and empty if the order has none. */
export function addressesOf(order: Raw, report: Report): readonly Address[] {
  const fault = (expected: string) => report(KEY, expected);
  const find = (value: unknown, member: string) => filledObject(value, `that of an object in "${member}"`, fault);
  const found = [addressOf('billing', find(order.billing_address, 'billing_address') ?? {})];
  const contact = find(order.contact_address, 'contact_address');
  if (contact) found.push(addressOf('contact', contact));
  for (const {position, delivery} of packagesOf(order, fault)) {
    const raw = find(delivery, 'delivery');
    if (raw) found.push(addressOf(`delivery-${position}`, raw, position));
  }
  return found;
}

const addressOf = (role: string, raw: Raw, position: number | null = null): Address => ({
  role,
  raw: {...raw, position},
});
