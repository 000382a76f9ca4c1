// The `order_action` stream: one row per action.

import {actionColumns} from './action-columns.ts';
import {withoutEmails} from './action-errors.ts';
import {fill, newRow, selected} from './columns.ts';
import {integerId} from './integer-id.ts';
import {kept} from './personal/policy.ts';
import type {Raw, Report, Row, RowContext, Value} from './stream.ts';
import {INVALID, integer, knownText} from './values.ts';

const CONTACT = {'x-personal-data': 'contact'} as const;

/** One row; none if the action has no key. */
export function orderActionRecords(context: RowContext): (action: Raw) => Row[] {
  const {columns, policy} = context;
  const own = selected(actionColumns, columns);
  const errorsPlace = columns.indexOf('errors');
  const contactWriter = policy?.writerOf(CONTACT) ?? (() => kept);
  return (action) => {
    const report = reporter(action, context);
    const key = keyOf(action, context, report);
    if (!key) return [];
    const row = newRow(columns, key);
    fill(row, own, own.read(action, report));
    if (errorsPlace !== -1 && contactWriter(action) !== kept) row[errorsPlace] = masked(row[errorsPlace]);
    return [row];
  };
}

const masked = (errors: Value | undefined): Value => (typeof errors === 'string' ? withoutEmails(errors) : null);

/** Undefined if part of the key is missing or invalid. */
function keyOf(action: Raw, {accountId}: RowContext, report: Report): Row | undefined {
  const account = integer(action.account_id);
  const id = integerId(action.id);
  if (account === INVALID) report('account_id', 'an integer');
  if (id === INVALID || id === null) report('action_id', 'an integer');
  if (account === INVALID || id === INVALID || id === null) return;
  return [account ?? accountId, id];
}

function reporter(action: Raw, {columns, invalid}: RowContext): Report {
  // Whoever sends an action could write anything into its id, so only a number is named.
  const id = integerId(action.id);
  const problem = {marketplace: knownText(action.marketplace), actionId: id === INVALID ? null : knownText(id)};
  return (column, expected, tolerance) => {
    if (columns.includes(column)) invalid({...problem, column, expected, ...tolerance});
  };
}
