// Makes a clean order from its seed. Knows nothing of other orders, nor how the API shows one.
import {DAY, HOUR, type Micros, SECOND} from './instants.ts';
import {lineGroup} from './lines.ts';
import {type Decimal, decimal} from './money.ts';
import type {Amounts, Era, Line, Order, OrderType, OrderValues, Tracking} from './order-types.ts';
import {type Random, random} from './random.ts';
import {trackingGroup} from './trackings.ts';

export type OrderSource = {
  readonly seed: string;
  /** The how manieth order of the shop it is: makes its ids. */
  readonly number: number;
  readonly id: string;
  readonly marketplace: string;
  readonly country: string | null;
  readonly currency: string | null;
  readonly updatedAt: Micros;
};

export const STATUSES = ['new', 'waiting_acceptance', 'accepted', 'waiting_shipment', 'shipped', 'closed'];
const DEAD_ENDS = ['canceled', 'refused', 'refunded', 'partial_refunded', 'refunding', 'ebay_pickup_ready'];

/** A line takes up to this many line numbers. */
export const NUMBERS_PER_GROUP = 3;

export function makeOrder(source: OrderSource): Order {
  const dice = random(source.seed);
  const era: Era = dice.chance(0.15) ? 2016 : 2024;
  const instants = history(dice, source.updatedAt);
  const bare: Order = {
    seed: source.seed,
    era,
    marketplace: source.marketplace,
    id: source.id,
    tellsAccount: era === 2024 || dice.chance(0.5),
    ...instants,
    values: valuesOf(dice, era, source),
    lines: [],
    trackings: [],
    anonymised: era === 2024 && instants.importedAt < source.updatedAt - 180 * DAY,
    lineCount: 0,
    version: 1,
  };
  return settled(withTrackings(dice, withLines(dice, bare)));
}

export function withLine(dice: Random, order: Order): Order {
  const group = lineGroup({
    random: dice,
    era: order.era,
    orderId: order.id,
    firstLengowId: random(order.seed, 'lengow id').int(2 ** 30) * 1000,
    lineCount: order.lineCount,
    at: order.orderDate ?? order.importedAt,
    status: order.values.lengowStatus,
  });
  return {...order, lines: [...order.lines, group], lineCount: order.lineCount + NUMBERS_PER_GROUP};
}

export function withTracking(dice: Random, order: Order): Order {
  const group = trackingsOf(dice, order);
  return {...order, trackings: [...order.trackings, group]};
}

/** A new tracking number for this order. */
export const trackingNumber = (dice: Random): string => `${dice.pick(['8D', 'CK', '1Z,', 'É'])}${dice.int(2 ** 40)}`;

/** With a total that is the sum of the lines that have a row, where there is an exchange rate. */
export function settled(order: Order): Order {
  const {amounts} = order.values;
  if (amounts.total === null) return order;
  const cents = [...order.lines.flat().filter(hasRow).map(amountOf), amounts.shipping].map(inCents);
  const total = decimal(cents.reduce((sum, next) => sum + next, 0));
  return {...order, values: {...order.values, amounts: {...amounts, total}}};
}

const hasRow = (line: Line): boolean => typeof line.row !== 'symbol';
const amountOf = (line: Line): Decimal | null => line.values.amount;
const inCents = (amount: Decimal | null): number => Math.round(Number(amount ?? 0) * 100);

function history(dice: Random, updatedAt: Micros): {updatedAt: Micros; importedAt: Micros; orderDate: Micros | null} {
  const waited = dice.weighted([
    [60, dice.next() * 5 * DAY],
    [30, dice.next() * 30 * DAY],
    [5, dice.next() * 300 * DAY],
    [5, 0],
  ]);
  const importedAt = updatedAt - Math.floor(waited);
  const ordered = importedAt - Math.floor(dice.next() * 2 * DAY) - 1;
  const orderDate = dice.weighted([
    [60, ordered],
    [15, ordered - (ordered % SECOND)],
    [5, ordered - (ordered % DAY)],
    [8, ordered - (ordered % 1000)],
    [12, null],
  ]);
  return {updatedAt, importedAt, orderDate};
}

function withLines(dice: Random, order: Order): Order {
  const groups = dice.weighted([
    [5, 0],
    [60, 1],
    [25, 2],
    [10, 3 + dice.int(4)],
  ]);
  return Array.from({length: groups}).reduce<Order>((made) => withLine(dice, made), order);
}

function withTrackings(dice: Random, order: Order): Order {
  const likely = ['shipped', 'closed', 'refunded'].includes(order.values.lengowStatus ?? '');
  const groups = dice.weighted([
    [likely ? 5 : 70, 0],
    [likely ? 80 : 25, 1],
    [likely ? 15 : 5, 2 + dice.int(2)],
  ]);
  return Array.from({length: groups}).reduce<Order>((made) => withTracking(dice, made), order);
}

function trackingsOf(dice: Random, order: Order): Tracking[] {
  const lineIds = [...new Set(order.lines.flat().flatMap(({lineId}) => lineId ?? []))];
  return trackingGroup({random: dice, number: trackingNumber(dice), at: order.updatedAt - HOUR, lineIds});
}

function valuesOf(dice: Random, era: Era, source: OrderSource): OrderValues {
  const lengowStatus = dice.pick(dice.chance(0.85) ? STATUSES : DEAD_ENDS);
  const invoice = era === 2024 && dice.chance(0.2);
  const number = `FA-${source.number}`;
  return {
    country: source.country,
    lengowStatus,
    marketplaceStatus: dice.chance(0.97) ? dice.pick([lengowStatus.toUpperCase(), lengowStatus]) : null,
    currency: dice.chance(0.95) ? 'EUR' : null,
    merchantIds: merchantIds(dice, era, source.number),
    types: era === 2024 ? types(dice) : null,
    invoice: invoice ? {number, url: `https://shop.example/invoices/${number}.pdf?a=1&b=2`} : null,
    processingFee: dice.chance(0.2) ? decimal(dice.int(300)) : null,
    amounts: amounts(dice, era),
    original: {...originalAmounts(dice, era), currency: era === 2024 ? source.currency : null},
  };
}

const amounts = (dice: Random, era: Era): Amounts => ({
  total: dice.chance(0.96) ? '0' : null,
  tax: dice.chance(0.8) ? decimal(dice.int(9000)) : null,
  commission: dice.chance(0.9) ? decimal(dice.int(8000) - 2000) : null,
  shipping: dice.chance(0.8) ? decimal(dice.int(1200)) : null,
  discount: era === 2024 && dice.chance(0.9) ? decimal(dice.chance(0.8) ? 0 : dice.int(2000)) : null,
});

const originalAmounts = (dice: Random, era: Era): Amounts =>
  era === 2016
    ? {total: null, tax: null, commission: null, shipping: null, discount: null}
    : {...amounts(dice, era), total: decimal(500 + dice.int(50_000))};

const merchantIds = (dice: Random, era: Era, number: number): OrderValues['merchantIds'] =>
  dice.weighted<OrderValues['merchantIds']>([
    [40, era === 2016 ? [] : null],
    [30, [`${number}`]],
    [10, [`${number}`, `${number}-bis`]],
    [10, `M${number}`],
    [10, []],
  ]);

const types = (dice: Random): readonly OrderType[] | null =>
  dice.weighted<readonly OrderType[] | null>([
    [60, []],
    [10, null],
    [20, [{type: 'is_prime', label: 'Amazon Prime'}]],
    [
      10,
      [
        {type: 'is_business', label: 'Pro « B2B »'},
        {type: 'is_express', label: 'Express'},
      ],
    ],
  ]);
