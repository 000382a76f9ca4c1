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
  readonly comments: readonly (string | null)[];
  readonly billing: unknown;
  readonly contact: () => unknown;
  readonly meta: unknown;
  /** Other members of the order itself. */
  readonly own: Raw;
  /** The address of a package, which keeps its number when the package moves. */
  readonly delivery: (number: number) => Raw;
  readonly noDelivery: unknown;
  readonly line: (line: Line) => Raw;
  /** The numbers of packages without lines: those before the packages with lines, and those after them. */
  readonly bare: readonly [before: readonly number[], after: readonly number[]];
};

/** Every third change of an order gives it other members. */
const CHANGES = 3;

const PLACES: readonly Members['bare'][] = [
  [[], []],
  [[], [3]],
  [[3], []],
  [[3], [4]],
  [[4], [3]],
  [[], [3, 4]],
  [[], [4, 3]],
];

export function membersOf(order: Order): Members {
  const chapter = Math.floor(order.changes / CHANGES);
  const dice = random(order.seed, 'members', chapter);
  const pen = penOf(order);
  const documents = order.era === 2024 ? documentsOf(dice, pen, order.importedAt) : [];
  return {
    comments: [pen('comments', '', dressed(dice, 'please ring')), pen('comments', 2)].slice(0, 1 + dice.int(2)),
    noDelivery: nothing(dice),
    billing: dice.chance(0.97) ? addressOf(dice, pen, 'billing_address') : nothing(dice),
    contact: () => (dice.chance(0.8) ? addressOf(dice, pen, 'contact_address') : nothing(dice)),
    meta: orderMeta(dice, pen, order),
    own: ownMembers(dice, pen, order, documents),
    bare: random(order.seed, 'bare').chance(0.15) ? dice.pick(PLACES) : [[], []],
    delivery: (number) =>
      addressOf(random(order.seed, 'delivery', chapter, number), pen, 'packages[].delivery', number),
    line: (line) => lineMembers(order, line, documents, pen),
  };
}
