// One row for each line, with its part of the order's amounts.

import type {Row, Value} from '../../sandbox/index.ts';
import {type Amount, absolute, amountOf, numberOf, part, sum} from './amounts.ts';
import {groupsOf, ORDER, picked} from './rows.ts';
import {isCancelled, isRevenue, stageOf, statusOf} from './statuses.ts';
import type {Truth} from './truth.ts';

const SAME = [
  ...[...ORDER, 'marketplace_order_line_id', 'updated_at', 'marketplace_product_id', 'sku', 'product_title'],
  ...['line_category', 'currency', 'line_quantity'],
];
const AMOUNTS = ['line_amount', 'line_tax', 'line_shipping', 'line_discount', 'line_refunded_amount'];
const SHARED = ['total_order', 'total_tax', 'commission', 'shipping', 'discount'];

export const orderLines = ({order}: Truth): Row[] => [...groupsOf(order, ORDER).values()].flatMap(linesOf);

function linesOf(lines: readonly Row[]): Row[] {
  const sorted = lines.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const weights = weightsOf(sorted);
  return sorted.map((line, at) => ({...lineRow(line), ...shares(line, weights, at)}));
}

function lineRow(line: Row): Row {
  return {
    ...picked(line, SAME),
    ...Object.fromEntries(AMOUNTS.map((name) => [name, numberOf(amountOf(line[name]))])),
    ordered_at: line.marketplace_order_date ?? line.imported_at ?? null,
    status: statusOf(line),
    stage: stageOf(statusOf(line)),
    is_revenue: isRevenue(line),
    is_cancelled: isCancelled(line),
  };
}

/** Lines of an order without amounts have equal weights. */
function weightsOf(lines: readonly Row[]): Amount[] {
  const amounts = lines.map(({line_amount: amount}) => amountOf(amount));
  return sum(amounts) ? amounts.map((amount) => amount ?? 0n) : amounts.map(() => 1n);
}

const shares = (line: Row, weights: readonly Amount[], at: number): Row =>
  Object.fromEntries(SHARED.map((name) => [columnOf(name), shareOf(amountIn(line, name), weights, at)]));

const columnOf = (name: string): string => `${name === 'commission' ? 'commission_cost' : name}_share`;
const amountIn = (line: Row, name: string): Amount | null =>
  name === 'commission' ? absolute(amountOf(line[name])) : amountOf(line[name]);

/** The parts of the lines up to this one less those of the lines before it, so that all parts add up. */
function shareOf(amount: Amount | null, weights: readonly Amount[], at: number): Value {
  if (amount === null) return null;
  const upTo = (lines: number): Amount => part(amount, sum(weights.slice(0, lines)) ?? 0n, sum(weights) ?? 1n);
  return numberOf(upTo(at + 1) - upTo(at));
}

const idOf = (line: Row): string => String(line.marketplace_order_line_id);
