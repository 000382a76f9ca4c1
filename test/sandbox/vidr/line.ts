// A line of Amazon's VAT report: as Lengow sends it, and the row expected for it. It shares no code with the tap.
import {canary} from '../../personal/canary.ts';
import {VIDR_CLASSES} from '../../personal/vidr-classes.ts';
import {canonical, DAY, type Micros} from '../instants.ts';
import {type Random, random} from '../random.ts';
import type {Raw} from '../render.ts';
import type {Row} from '../rows.ts';
import {AMOUNTS, columnOf, FLAGS, RATES, TEXTS} from './members.ts';

export type VidrLine = {readonly raw: Raw; readonly row: Row};

type Place = {
  /** The ids of the marketplace's orders. */
  readonly orders: readonly string[];
  readonly accountId: number;
  readonly marketplace: string;
  readonly seed: string;
  readonly now: Micros;
};

/** A member as it is sent, and the value expected in its column. */
type Sent = readonly [member: string, sent: unknown, expected: unknown];

const WORDS = ['Étagère', 'Regal 「棚」', 'Plain shelf', 'Soundbar f\u0081r Küche'];
const TRUE = ['TRUE', 'true', 'Yes', 'Y', '1'];
const FALSE = ['FALSE', 'false', 'No', 'n', '0'];

/** @param number the line's number in its report; every third line is the return of the one before it */
export function vidrLine(number: number, place: Place): VidrLine {
  const dice = random(place.seed, 'vidr', place.marketplace, number);
  const ids = idsOf(number, place);
  const members: Sent[] = [
    ...TEXTS.map((member) => text(member, number, dice)),
    ...AMOUNTS.map((member) => amount(member, isReturn(number), dice)),
    ...RATES.map((member): Sent => [member, '0.20', 0.2]),
    ...FLAGS.map((member) => flag(member, dice)),
    date('order-date', place.now - dice.int(60) * DAY - dice.int(1e5) * 1e6, dice),
    date('shipment-date', place.now - dice.int(40) * DAY - dice.int(1e5) * 1e6, dice),
    ['quantity-purchased', String(1 + (number % 4)), 1 + (number % 4)],
  ];
  const extra = number % 4 === 0 ? {'is-invoice-corrected': mark('unknown', 'is-invoice-corrected', number)} : {};
  return {
    raw: {...ids.sent, ...Object.fromEntries(members.map(([member, sent]) => [member, sent])), ...extra},
    row: {
      account_id: place.accountId,
      marketplace: place.marketplace,
      ...ids.expected,
      ...Object.fromEntries(members.map(([member, , expected]) => [columnOf(member), expected])),
      extra: Object.keys(extra).length > 0 ? JSON.stringify(extra) : null,
    } as Row,
  };
}

const isReturn = (number: number): boolean => number % 3 === 2;

/** A return has the shipment's ids and a transaction of its own. Some lines lack an id. */
function idsOf(number: number, {marketplace, orders}: Place) {
  const own = isReturn(number) ? number - 1 : number;
  const [order, line, shipping] = [
    orders[own % orders.length] ?? `306-${own}-${marketplace}`,
    `0${9_060_000 + own}`,
    `D${own}`,
  ];
  const transaction = isReturn(number) ? `amzn1:crow:${number}` : shipping;
  const lacksLine = number % 10 === 9;
  return {
    sent: {
      'order-id': order,
      'order-item-id': lacksLine ? ' ' : line,
      'shipping-id': shipping,
      'transaction-id': number % 10 === 3 ? '' : transaction,
      'transaction-type': isReturn(number) ? 'RETURN' : 'SHIPMENT',
    },
    expected: {
      marketplace_order_id: order,
      marketplace_order_line_id: lacksLine ? 'line-1' : line,
      shipping_id: shipping,
      transaction_id: number % 10 === 3 ? shipping : transaction,
      transaction_type: isReturn(number) ? 'RETURN' : 'SHIPMENT',
    },
  };
}

const mark = (personalClass: string, path: string, number: number): string =>
  canary({personalClass, path, number: String(number).padStart(6, '0')});

function text(member: string, number: number, dice: Random): Sent {
  const personal = VIDR_CLASSES.get(member);
  if (dice.chance(0.3)) return [member, dice.pick(['', ' ', null]), null];
  const value = personal ? mark(personal.personalClass, member, number) : `${dice.pick(WORDS)} ${dice.int(1000)}`;
  return [member, value, value];
}

function amount(member: string, isNegative: boolean, dice: Random): Sent {
  const cents = dice.int(100_000) * (isNegative ? -1 : 1);
  return [member, (cents / 100).toFixed(2), cents / 100 + 0];
}

function flag(member: string, dice: Random): Sent {
  if (dice.chance(0.2)) return [member, '', null];
  return dice.chance(0.5) ? [member, dice.pick(TRUE), true] : [member, dice.pick(FALSE), false];
}

/** In one of the report's two forms. */
function date(member: string, instant: Micros, dice: Random): Sent {
  const at = new Date(Math.floor(instant / 60_000_000) * 60_000);
  const expected = canonical(at.getTime() * 1000);
  if (dice.chance(0.5)) return [member, `${at.toISOString().slice(0, 19)}+00:00`, expected];
  const minutes = String(at.getUTCMinutes()).padStart(2, '0');
  const day = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
  return [member, `${day} ${at.getUTCHours()}:${minutes}`, expected];
}
