// Generates what an order has besides the members that have always been read. It has a generator of its own, so that
// a seed creates the same orders with these members as without.
import {addressOf} from './address.ts';
import {documentsOf} from './documents.ts';
import {lineMembers} from './line-members.ts';
import type {Line, Order} from './order-types.ts';
import {orderMeta, ownMembers} from './own-members.ts';
import {penOf} from './pen.ts';
import {random} from './random.ts';
import type {Raw} from './render.ts';
import {dressed, nothing} from './untidy-text.ts';

export type Members = {
  readonly comment: string | null;
  readonly billing: unknown;
  readonly contact: () => unknown;
  readonly meta: unknown;
  /** Other members of the order itself. */
  readonly own: Raw;
  /** The address of a package, which keeps its number when the package moves. */
  readonly delivery: (number: number) => Raw;
  readonly line: (line: Line) => Raw;
  /** The numbers of packages without lines: those before the packages with lines, and those after them. */
  readonly bare: readonly [before: readonly number[], after: readonly number[]];
};

/** Every third version of an order has other members. */
const VERSIONS = 3;

const BARE: readonly (readonly [weight: number, Members['bare']])[] = [
  [84, [[], []]],
  [4, [[], [3]]],
  [4, [[3], []]],
  [2, [[3], [4]]],
  [2, [[4], [3]]],
  [2, [[], [3, 4]]],
  [2, [[], [4, 3]]],
];

export function membersOf(order: Order): Members {
  const chapter = Math.floor(order.version / VERSIONS);
  const dice = random(order.seed, 'members', chapter);
  const pen = penOf(order);
  const documents = order.era === 2024 ? documentsOf(dice, pen, order.importedAt) : [];
  return {
    comment: pen('comments', '', dressed(dice, 'please ring')),
    billing: dice.chance(0.97) ? addressOf(dice, pen, 'billing_address') : nothing(dice),
    contact: () => (dice.chance(0.8) ? addressOf(dice, pen, 'contact_address') : nothing(dice)),
    meta: orderMeta(dice, pen, order),
    own: ownMembers(dice, pen, order, documents),
    bare: dice.weighted(BARE),
    delivery: (number) =>
      addressOf(random(order.seed, 'delivery', chapter, number), pen, 'packages[].delivery', number),
    line: (line) => lineMembers(order, line, documents, pen),
  };
}
