// One row for each order.

import type {Row, Value} from '../../sandbox/index.ts';
import {type Amount, absolute, amountOf, numberOf, sum} from './amounts.ts';
import {refunds} from './refunds.ts';
import {count, first, groupsOf, known, ORDER, picked} from './rows.ts';
import {isCancelled, stageOf} from './statuses.ts';
import type {Truth} from './truth.ts';

const SAME = [
  ...ORDER,
  ...['marketplace_order_date', 'imported_at', 'updated_at', 'lengow_status', 'marketplace_status'],
  ...['merchant_order_id', 'currency', 'is_business', 'anonymized'],
];
const AMOUNTS = ['total_order', 'total_tax', 'shipping', 'discount'];

/** What belongs to an order. */
type Parts = {
  readonly lines: readonly Row[];
  readonly trackings: readonly Row[];
  readonly ships: readonly Row[];
  readonly refunds: readonly Row[];
};

export function orders(truth: Truth): Row[] {
  const of = (rows: readonly Row[]) => groupsOf(rows, ORDER);
  const ships = truth.order_action.filter(({action_type: type, outcome}) => type === 'ship' && outcome === 'done');
  const [trackings, shipped, refunded] = [of(truth.order_tracking ?? []), of(ships), of(refunds(truth))];
  return [...of(truth.order)].map(([key, lines]) =>
    orderRow(truth, {
      lines,
      trackings: trackings.get(key) ?? [],
      ships: shipped.get(key) ?? [],
      refunds: refunded.get(key) ?? [],
    }),
  );
}

function orderRow({asOf, order_tracking}: Truth, parts: Parts): Row {
  const {lines, trackings} = parts;
  const header = lines[0] as Row;
  const stage = stageOf(header.lengow_status);
  const [shipBy, shippedAt] = [first(lines, 'max_shipping_date') ?? header.shipping_deadline ?? null, shipping(parts)];
  return {
    ...picked(header, SAME),
    ...Object.fromEntries(AMOUNTS.map((name) => [name, numberOf(amountOf(header[name]))])),
    ordered_at: header.marketplace_order_date ?? header.imported_at ?? null,
    stage,
    ...money(parts, stage),
    line_count: count(lines, isLine),
    cancelled_lines: count(lines, (line) => isLine(line) && isCancelled(line)),
    units: total(known(lines, 'line_quantity').map(Number)),
    parcels: order_tracking ? trackings.length : null,
    ship_by: shipBy,
    first_shipped_at: shippedAt,
    is_late: isLate({stage, shipBy, shippedAt, asOf}),
    is_shipped_by_marketplace: isByMarketplace(header, trackings),
  };
}

function money({lines, refunds: refunded}: Parts, stage: string): Row {
  const [header] = lines as [Row];
  const [order, commission] = [amountOf(header.total_order), absolute(amountOf(header.commission))];
  const cancelled = lines.filter(isCancelled).map(({line_amount: amount}) => amountOf(amount));
  const isKnown = refunded.every(({refunded_amount: amount}) => amount !== null);
  return {
    commission_cost: numberOf(commission),
    net_of_commission: numberOf(less(order, commission)),
    cancelled_amount: numberOf(stage === 'dropped' ? order : sum(cancelled)),
    refunded_lines: refunded.length,
    refunded_amount: isKnown ? numberOf(sum(refunded.map(({refunded_amount: amount}) => amountOf(amount)))) : null,
  };
}

function shipping({trackings, ships}: Parts): Value {
  const [action] = ships.toSorted(
    (a, b) => compare(a.created_at, b.created_at) || Number(a.action_id) - Number(b.action_id),
  );
  return first(trackings, 'shipped_at') ?? action?.shipping_date ?? action?.created_at ?? null;
}

type Shipment = {readonly stage: string; readonly shipBy: Value; readonly shippedAt: Value; readonly asOf: string};

function isLate({stage, shipBy, shippedAt, asOf}: Shipment): Value {
  if (shipBy === null) return null;
  if (shippedAt !== null) return String(shippedAt) > String(shipBy);
  return stage === 'open' && String(shipBy) < asOf ? true : null;
}

function isByMarketplace(header: Row, trackings: readonly Row[]): Value {
  const says = known(trackings, 'is_delivered_by_marketplace');
  if (says.includes(true)) return true;
  return header.is_delivered_by_marketplace ?? (says.length > 0 ? false : null);
}

const isLine = (line: Row): boolean => line.marketplace_order_line_id !== 'no-line';
const total = (numbers: readonly number[]): Value =>
  numbers.length === 0 ? null : numbers.reduce((all, one) => all + one, 0);
const less = (one: Amount | null, other: Amount | null): Amount | null =>
  one === null || other === null ? null : one - other;
const compare = (one: Value | undefined, other: Value | undefined): number =>
  String(one) < String(other) ? -1 : Number(String(one) > String(other));
