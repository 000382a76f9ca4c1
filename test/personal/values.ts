// The personal values of an order as the API sends it: the truth against which tests hold what a tap makes of them.

import {type Class, classOf} from './classes.ts';
import {type Leaf, leavesOf} from './leaves.ts';

/** `unknown` is a member that nobody has classified. */
export type PersonalValue = Leaf & {readonly personalClass: Exclude<Class, '–'> | 'unknown'};

/** All values that say something about the buyer, or may; those that are missing or blank say nothing. */
export const personalValuesIn = (order: unknown): PersonalValue[] =>
  leavesOf(order).flatMap((leaf) => {
    const personalClass = classOf(leaf.path) ?? 'unknown';
    return personalClass === '–' || isBlank(leaf.value) ? [] : [{...leaf, personalClass}];
  });

const isBlank = (value: unknown): boolean =>
  value === null || typeof value === 'object' || (typeof value === 'string' && value.trim() === '');
