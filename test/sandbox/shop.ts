// A merchant's orders, the changes to them, and the rows that the loaded tables must currently contain.
import {CANARY} from '../personal/canary.ts';
import {personalValuesIn} from '../personal/values.ts';
import {Actions} from './actions/actions.ts';
import {anonymised, changed} from './change.ts';
import {Clock} from './clock.ts';
import {entryOf, entryOfRaw} from './entry.ts';
import {type ChildTruth, childRows, fullRows, type OrderTruth} from './full-rows.ts';
import type {Micros} from './instants.ts';
import {type MarketplaceTruth, marketplaceParts} from './marketplace-rows.ts';
import {type Marketplace, marketplaceOf, marketplaceRow, marketplacesAnswer} from './marketplaces.ts';
import type {Order} from './order-types.ts';
import {type Random, random, shuffled} from './random.ts';
import {type Raw, render} from './render.ts';
import {orderRows, type Row, trackingRows} from './rows.ts';
import {firstOrders, newOrder, type ShopOptions} from './stock.ts';
import {type Entry, nameOf, type OrderName, Timeline} from './timeline.ts';
import {withUnknownMembers} from './unknown-members.ts';
import {V2} from './v2/v2.ts';
import {Vidr} from './vidr/report.ts';
import {ZfsFeeds} from './zfs/feeds.ts';

export type Truth = {readonly order: Row[]; readonly order_tracking: Row[]; readonly marketplace: Row[]};

export const createShop = (options: ShopOptions = {}): Shop => new Shop(options);

export class Shop {
  readonly accountId: number;
  readonly clock: Clock;
  readonly actions: Actions;
  readonly v2: V2;
  readonly vidr: Vidr;
  readonly zfs: ZfsFeeds;
  readonly #options: ShopOptions;
  readonly #marketplaces: readonly Marketplace[];
  readonly #timeline: Timeline;
  readonly #dice: Random;
  readonly #rows = new WeakMap<Entry, OrderTruth>();
  readonly #hidden = new Map<string, Entry>();
  #created: number;

  constructor(options: ShopOptions) {
    this.#options = options;
    this.accountId = options.accountId ?? 155;
    this.clock = new Clock(options.now);
    this.#dice = random(options.seed ?? 1, 'changes');
    this.#marketplaces = codesOf(options).map(marketplaceOf);
    this.actions = new Actions({
      accountId: this.accountId,
      seed: String(options.seed ?? 1),
      marketplaces: codesOf(options),
      clock: this.clock,
      count: options.actions ?? 0,
    });
    const orders = firstOrders(options, codesOf(options), this.clock.start);
    this.v2 = new V2({
      accountId: this.accountId,
      seed: String(options.seed ?? 1),
      clock: this.clock,
      count: options.v2Orders ?? 0,
      days: options.v2Days ?? 60,
    });
    this.vidr = new Vidr(this, {
      seed: String(options.seed ?? 1),
      codes: codesOf(options),
      size: options.vidrLines ?? 0,
      orders,
    });
    this.zfs = new ZfsFeeds({
      accountId: this.accountId,
      seed: String(options.seed ?? 1),
      clock: this.clock,
      count: options.stockReports ?? 0,
    });
    this.#created = orders.length;
    this.#timeline = new Timeline(orders.map(entryOf));
  }

  /** All orders visible through the API, sorted by `updated_at`. */
  get orders(): readonly Entry[] {
    return this.#timeline.entries;
  }

  between(from: Micros, to: Micros): readonly Entry[] {
    return this.#timeline.between(from, to);
  }

  /** The order's JSON, rendered when it is first requested. */
  json(entry: Entry): string {
    entry.json ??= JSON.stringify(entry.raw ?? (entry.order && this.#render(entry.order)));
    return entry.json;
  }

  get marketplacesAnswer(): Raw {
    return this.#options.rawMarketplaces ?? marketplacesAnswer(this.#marketplaces);
  }

  /** The rows that the tables must currently contain. */
  truth(): Truth {
    const orders = this.#made().map((entry) => this.#rowsOf(entry));
    return {
      order: orders.flatMap(({order}) => order),
      order_tracking: orders.flatMap(({order_tracking}) => order_tracking),
      marketplace: this.#marketplaces.map((marketplace) => marketplaceRow(marketplace, this.accountId)),
    };
  }

  /** The rows that the tables of addresses, payments and documents must currently contain. */
  childTruth(): ChildTruth {
    const orders = this.#made().map((entry) => childRows(entry.order as Order, this.#raw(entry), this.accountId));
    return {
      order_address: orders.flatMap(({order_address}) => order_address),
      order_payment: orders.flatMap(({order_payment}) => order_payment),
      order_document: orders.flatMap(({order_document}) => order_document),
    };
  }

  /** The rows that the tables of statuses, actions and carriers must contain. */
  marketplaceTruth(): MarketplaceTruth {
    const all = this.#marketplaces.map((marketplace) => marketplaceParts(marketplace, this.accountId));
    return {
      marketplace_status: all.flatMap(({marketplace_status}) => marketplace_status),
      marketplace_action: all.flatMap(({marketplace_action}) => marketplace_action),
      marketplace_carrier: all.flatMap(({marketplace_carrier}) => marketplace_carrier),
    };
  }

  /** The number of rows expected for an order. A hand-written order must have at least one row. */
  rowCounts({order}: Entry): {readonly order: number; readonly order_tracking: number} {
    if (!order) return {order: 1, order_tracking: 0};
    const [lines, trackings] = [orderRows(order, this.accountId), trackingRows(order, this.accountId)];
    return {order: lines.length, order_tracking: trackings.length};
  }

  /** The texts with a canary that the API exposes, or exposed before Lengow anonymised their orders. */
  personalValues(): string[] {
    return this.orders
      .flatMap(({order}) => (order ? personalValuesIn(this.#render({...order, anonymised: false})) : []))
      .flatMap(({value}) => (typeof value === 'string' && value.includes(CANARY) ? [value] : []));
  }

  /** Creates an order whose `updated_at` is the current time. */
  create(): OrderName {
    return this.insertLate(this.clock.stamp());
  }

  /** Creates an order whose `updated_at` is earlier than the instant at which it becomes visible. */
  insertLate(updatedAt: Micros): OrderName {
    const entry = entryOf(newOrder(this.#options, codesOf(this.#options), this.#created++, updatedAt));
    this.#timeline.add(entry);
    return entry;
  }

  /** Changes the given order or a random one: its status, perhaps its lines or trackings, and its `updated_at`. */
  touch(name?: OrderName): OrderName {
    return this.#change(name, (order) => ({...changed(this.#dice, order), updatedAt: this.clock.stamp()}));
  }

  /** Changes `count` random orders and gives them the same `updated_at`. */
  bulk(count: number): OrderName[] {
    const chosen = shuffled(this.#made(), this.#dice.next).slice(0, count);
    const updatedAt = this.clock.stamp();
    const renewed = chosen.map(({order}) => entryOf({...changed(this.#dice, order as Order), updatedAt}));
    this.#timeline.replaceAll(renewed);
    return renewed;
  }

  /** The order can no longer be found through the API, as after Lengow deletes it. */
  hide(name: OrderName): void {
    const entry = this.#timeline.find(name);
    if (!entry) throw new Error(`the shop has no order ${name.id} on ${name.marketplace}`);
    this.#hidden.set(nameOf(name), entry);
    this.#timeline.remove(entry);
  }

  /** Shows a hidden order again, unchanged. */
  restore(name: OrderName): void {
    const entry = this.#hidden.get(nameOf(name));
    if (!entry) throw new Error(`order ${name.id} on ${name.marketplace} is not hidden`);
    this.#hidden.delete(nameOf(name));
    this.#timeline.add(entry);
  }

  /** Removes names and addresses without changing `updated_at`. */
  anonymise(name?: OrderName): OrderName {
    return this.#change(name, anonymised);
  }

  /**
   * Inserts a hand-written order unchanged, or replaces its earlier version. No rows are expected for a hand-written
   * order. Pass `updatedAt` if the order's own value is invalid, and `json` if the API must send the order differently
   * from JSON.stringify.
   */
  addOrder(raw: Raw, updatedAt?: Micros, json?: string): OrderName {
    const entry = entryOfRaw(raw, updatedAt);
    if (json !== undefined) entry.json = json;
    const old = this.#timeline.find(entry);
    if (old) this.#timeline.replace(old, entry);
    else this.#timeline.add(entry);
    return entry;
  }

  /** Kept, because most orders do not change between two looks at the truth. */
  #rowsOf(entry: Entry): OrderTruth {
    const rows = this.#rows.get(entry) ?? fullRows(entry.order as Order, this.#raw(entry), this.accountId);
    this.#rows.set(entry, rows);
    return rows;
  }

  #raw = (entry: Entry): Raw => JSON.parse(this.json(entry)) as Raw;

  #render(order: Order): Raw {
    const raw = render(order, this.accountId);
    return this.#options.unknownMembers ? withUnknownMembers(raw, order) : raw;
  }

  #change(name: OrderName | undefined, change: (order: Order) => Order): OrderName {
    const old = name ? this.#timeline.find(name) : this.#any();
    if (!old?.order) throw new Error(`the shop did not generate order ${name?.id} on ${name?.marketplace}`);
    const entry = entryOf(change(old.order));
    this.#timeline.replace(old, entry);
    return entry;
  }

  #any(): Entry | undefined {
    const entry = this.#dice.pick(this.orders);
    return entry?.order ? entry : this.#dice.pick(this.#made());
  }

  #made = (): readonly Entry[] => this.orders.filter(({order}) => order !== undefined);
}

const DEFAULT_MARKETPLACES = ['amazon_fr', 'amazon_uk', 'galeries_lafayette', 'zalando_de'];

const codesOf = ({marketplaces}: ShopOptions): readonly string[] => marketplaces ?? DEFAULT_MARKETPLACES;
