// The `order_raw` stream: one row per order, with the whole order as JSON, as far as it may be written.

import {deepJson} from '../../values/deep-json.ts';
import {jsonOf} from '../../values/json.ts';
import type {Columns} from './column.ts';
import {booleanFrom, fill, filledTextFrom, instantFrom, newRow, selected} from './columns.ts';
import {keyValues, orderKey, reporter} from './order-key.ts';
import {type MemberRule, memberRules} from './personal/member-rules.ts';
import {permittedValue} from './personal/permitted-members.ts';
import type {Raw, Report, Row, RowContext, Standing} from './stream.ts';
import {storableJson} from './values.ts';

const RAW = 'raw';

export const rawOrderColumns: Columns = {
  lengow_status: filledTextFrom('lengow_status'),
  anonymized: booleanFrom('anonymized'),
  updated_at: instantFrom('updated_at'),
};

/** One row; none if the order has no key. */
export function orderRawRecords(context: RowContext): (order: Raw) => Row[] {
  const ofOrder = selected(rawOrderColumns, context.columns);
  const place = context.columns.indexOf(RAW);
  const permitted = permittedIn(context);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const report = reporter(key, context);
    const row = newRow(context.columns, keyValues(key));
    fill(row, ofOrder, ofOrder.read(order, report));
    if (place >= 0) row[place] = jsonIn(permitted(order), report);
    return [row];
  };
}

/** What may be written of an order. */
function permittedIn({policy, leftOut = () => {}}: RowContext): (order: Raw) => unknown {
  if (policy === undefined) return (order) => order;
  const rules = new Map<Standing, MemberRule>();
  return (order) => {
    const standing = policy.standingOf(order);
    if (policy.isOpen(standing)) return order;
    const rule = rules.get(standing) ?? memberRules(policy, standing);
    rules.set(standing, rule);
    return permittedValue(order, rule, leftOut);
  };
}

/** At any depth. NaN and Infinity, which JSON does not have, are reported, and null if the run continues. */
function jsonIn(order: unknown, report: Report): string {
  let isJson = true;
  const notJson = () => {
    isJson = false;
  };
  const json = storableJson(jsonOf(order) ?? deepJson(order, notJson));
  if (!isJson) report(RAW, 'valid JSON, because it contains NaN or Infinity');
  return json;
}
