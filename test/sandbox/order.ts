// Generates a clean order from its seed. The result does not depend on other orders or on the API's format.
import {DAY, HOUR, type Micros, SECOND} from './instants.ts';
import {lineGroup} from './lines.ts';
import {type Decimal, decimal} from './money.ts';
import type {Era, Line, Order, Tracking} from './order-types.ts';
import {orderValues} from './order-values.ts';
import {type Random, random} from './random.ts';
import {trackingGroup} from './trackings.ts';

export type OrderSource = {
  readonly seed: string;
  /** The order's number in the shop, from which its ids are derived. */
  readonly number: number;
  readonly id: string;
  readonly marketplace: string;
  readonly country: string | null;
  readonly currency: string | null;
  readonly updatedAt: Micros;
};

/** The maximum number of line numbers used up by one group of lines. */
const NUMBERS_PER_GROUP = 3;

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
    values: orderValues(dice, era, source),
    lines: [],
    trackings: [],
    anonymised: era === 2024 && instants.importedAt < source.updatedAt - 180 * DAY,
    lineCount: 0,
    version: 1,
    changes: 0,
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

/** Generates a new tracking number. */
export const trackingNumber = (dice: Random): string => `${dice.pick(['8D', 'CK', '1Z,', 'É'])}${dice.int(2 ** 40)}`;

/** Returns the order with its total set to the sum of the lines that have a row, if there is an exchange rate. */
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
