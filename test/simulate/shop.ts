// The shop: its orders, every version that each order has had, and when each version became visible.

import {type Children, childrenOf} from './children.ts';
import type {Stage} from './stages.ts';
import {wholeSecond} from './time.ts';

export type Version = {
  /**
   * A number unique among all versions in the shop. Rows contain the number, so the auditor knows which version each
   * row shows.
   */
  readonly serial: number;
  /** The exact `updated_at`, in microseconds. */
  readonly updatedAt: number;
  /** When the API first showed this version, in milliseconds. */
  readonly visibleMs: number;
  readonly lines: readonly string[];
  readonly trackings: readonly string[];
  /** Present in worlds that read them. */
  readonly children?: Children | undefined;
  /** Present in actions. */
  readonly stage?: Stage | undefined;
};

/** An order, or an action, which is imported when it is created. */
export type Order = {
  readonly marketplace: string;
  readonly id: string;
  /** The order's import time, or null if it has none. */
  readonly importedAt: number | null;
  readonly orderDate: number | null;
  readonly versions: Version[];
  current: Version;
  /** The order's JSON, cached until it changes. */
  text?: string | undefined;
};

export type SeedOrder = Omit<Order, 'versions' | 'current' | 'text' | 'id'> & Omit<Version, 'serial' | 'children'>;

export type Change = Partial<Omit<Version, 'serial' | 'children'>>;

type ShopOptions = {
  /** What ids begin with. */
  readonly prefix?: string;
  /** Whether orders have addresses, payments and documents. */
  readonly hasChildren?: boolean;
  /** Whether several versions of an order may show the same time. */
  readonly isVague?: boolean;
};

export class Shop {
  readonly #options: ShopOptions;
  readonly orders: Order[] = [];
  readonly byKey = new Map<string, Order>();
  #serial = 0;
  #sorted: Order[] = [];
  #isSorted = true;

  constructor(options: ShopOptions = {}) {
    this.#options = options;
  }

  create({marketplace, importedAt, orderDate, ...version}: SeedOrder): Order {
    const current = this.#version(version);
    const id = `${this.#options.prefix ?? 'o-'}${this.orders.length + 1}`;
    const order = {marketplace, id, importedAt, orderDate, versions: [current], current};
    this.orders.push(order);
    this.byKey.set(`${marketplace} ${id}`, order);
    this.#sorted.push(order);
    this.#isSorted = false;
    return order;
  }

  /** Adds a new version, stamped after the previous one. Without an instant in `change`, the order changes silently. */
  change(order: Order, change: Change): void {
    const {lines, trackings, visibleMs, stage} = {...order.current, ...change};
    const {updatedAt: before} = order.current;
    const updatedAt = change.updatedAt === undefined ? before : Math.max(change.updatedAt, before + 1);
    order.current = this.#version({lines, trackings, visibleMs, updatedAt, stage});
    order.versions.push(order.current);
    order.text = undefined;
    this.#isSorted = false;
  }

  /** Returns the orders sorted by `updated_at`, oldest first; ties are sorted by marketplace and id. */
  sorted(): readonly Order[] {
    if (!this.#isSorted) this.#sorted.sort(byUpdate);
    this.#isSorted = true;
    return this.#sorted;
  }

  #version(version: Omit<Version, 'serial' | 'children'>): Version {
    const {hasChildren, isVague = false} = this.#options;
    this.#serial += 1;
    const serial = this.#serial;
    return {serial, ...version, ...(hasChildren && {children: childrenOf(serial, isVague)})};
  }
}

export const byUpdate = (a: Order, b: Order): number =>
  a.current.updatedAt - b.current.updatedAt || byText(a.marketplace, b.marketplace) || byText(a.id, b.id);

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Converts an instant to the form in which the API shows it, possibly truncated to whole seconds. */
export const shown = (micros: number, showsSeconds: boolean): number => (showsSeconds ? wholeSecond(micros) : micros);

/** The version that the API shows at an instant; undefined if there is none, or more than one. */
export function versionAt(order: Order | undefined, instant: number): Version | undefined {
  const [one, ...others] = order?.versions.filter(({updatedAt}) => updatedAt === instant) ?? [];
  return others.length > 0 ? undefined : one;
}
