// The `marketplace_action` stream: one row per action of a marketplace and Lengow status in which it is accepted.

import type {Column, Columns} from './column.ts';
import {nonBlankJsonFrom, selected} from './columns.ts';
import {actionsOf} from './marketplace-actions.ts';
import {asArray, BLANK} from './marketplace-lists.ts';
import {marketplacePartRecords} from './marketplace-parts.ts';
import {joined} from './object-or-bare.ts';
import type {Marketplace, Row, RowContext} from './stream.ts';

const joinedFrom = (field: string): Column => ({
  expected: 'an array of strings',
  field,
  read: (names) => joined(asArray(names), ','),
});

export const actionColumns: Columns = {
  required_args: joinedFrom('args'),
  optional_args: joinedFrom('optional_args'),
  args_description: nonBlankJsonFrom('args_description'),
};

/** One row for each status of each action, or one for the action if it lists none. */
export function marketplaceActionRecords(context: RowContext): (marketplace: Marketplace) => Row[] {
  const own = selected(actionColumns, context.columns);
  return marketplacePartRecords(context, own, (marketplace, report) =>
    actionsOf(marketplace, report).flatMap(({type, raw, statuses}) => {
      const values = own.read(raw, report);
      return (statuses.length > 0 ? statuses : [BLANK]).map((status) => ({keys: [type, status], values}));
    }),
  );
}
