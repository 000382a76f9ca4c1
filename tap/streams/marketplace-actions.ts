// Finds the actions that a marketplace accepts, and the statuses in which it accepts each.

import {filledIn, membersOf, namesIn} from './marketplace-lists.ts';
import type {Raw, Report} from './stream.ts';

type Action = {
  readonly type: string;
  readonly raw: Raw;
  /** The Lengow statuses as they are written in keys; empty if the action lists none. */
  readonly statuses: readonly string[];
};

export const actionsOf = (marketplace: Raw, report: Report): readonly Action[] =>
  membersOf(marketplace, 'actions', (expected) => report('action_type', expected)).map(({name, value}) => {
    const fault = (expected: string) => report('lengow_status', expected);
    const [raw = {}] = filledIn(value, 'that of an object in "actions"', fault);
    return {type: name, raw, statuses: namesIn(raw.status, fault).map((status) => status.name)};
  });

/** For each Lengow status, the sorted types of the actions that are accepted in it, joined with commas. */
export function actionsByStatus(actions: readonly Action[]): ReadonlyMap<string, string> {
  const types = new Map<string, Set<string>>();
  for (const {type, statuses} of actions)
    for (const status of statuses) types.set(status, (types.get(status) ?? new Set()).add(type));
  return new Map([...types].map(([status, all]) => [status, [...all].sort().join(',')]));
}
