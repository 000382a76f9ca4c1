// The `marketplace_status` stream: one row per status of a marketplace and Lengow status that it corresponds to.

import type {Columns} from './column.ts';
import {integerFrom, selected, textFrom} from './columns.ts';
import {actionsByStatus, actionsOf} from './marketplace-actions.ts';
import {type Listed, membersOf, namesIn} from './marketplace-lists.ts';
import {marketplacePartRecords} from './marketplace-parts.ts';
import type {Marketplace, Raw, Report, Row, RowContext} from './stream.ts';

const ACTIONS = 'allowed_actions';

/** Read from the values that are found for each status. */
export const statusColumns: Columns = {position: integerFrom('position'), [ACTIONS]: textFrom(ACTIONS)};

/** One row for each item of each Lengow status's array; none if the marketplace lists no statuses. */
export function marketplaceStatusRecords(context: RowContext): (marketplace: Marketplace) => Row[] {
  const own = selected(statusColumns, context.columns);
  return marketplacePartRecords(context, own, (marketplace, report) => {
    const statuses = statusesOf(marketplace, report);
    const actions = statuses.length > 0 ? allowedActions(marketplace, report) : undefined;
    return statuses.map(({lengowStatus, name, position}) => ({
      keys: [lengowStatus, name],
      values: own.read({position, [ACTIONS]: actions?.get(lengowStatus)}, report),
    }));
  });
}

type Status = Listed & {readonly lengowStatus: string};

const statusesOf = (marketplace: Raw, report: Report): readonly Status[] =>
  membersOf(marketplace, 'status', (expected) => report('lengow_status', expected)).flatMap(
    ({name: lengowStatus, value}) =>
      namesIn(value, (expected) => report('marketplace_status', expected)).map((listed) => ({lengowStatus, ...listed})),
  );

/** By Lengow status. */
const allowedActions = (marketplace: Raw, report: Report): ReadonlyMap<string, string> =>
  actionsByStatus(
    actionsOf(marketplace, () => report(ACTIONS, 'in an object of actions that each list their statuses')),
  );
