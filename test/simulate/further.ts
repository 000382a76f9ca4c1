// The traits of a world that reads more than orders and their trackings. They are drawn from generators of their own,
// so that the rest of the world is the same without them.

import {OPT_IN_STREAMS} from '../helpers/streams.ts';
import type {Chance} from './chance.ts';
import {MARKETPLACE_STREAMS, type MarketplaceStream} from './streams.ts';
import type {Spread, Traits} from './traits.ts';

export type Further = {
  /** The streams besides `order` and `order_tracking` from which each run selects. */
  readonly children: readonly (typeof OPT_IN_STREAMS)[number][];
  readonly hasActions: boolean;
  readonly parts: readonly MarketplaceStream[];
  /** The probability that a run has another policy for personal data than the one before. */
  readonly policy: number;
  readonly actions: Actions;
};

type Actions = {
  readonly count: number;
  readonly spreads: readonly Spread[];
  /** Whether actions that were changed at one instant were created at one instant too. */
  readonly sameCreation: boolean;
  readonly api: Pick<Traits['api'], 'ordering' | 'pageCap' | 'pageSize' | 'isListRefused'>;
};

type Options = {
  readonly on: (feature: 'children' | 'actions' | 'parts' | 'policy' | 'ordering' | 'caps') => boolean;
  readonly pageCap: number;
  readonly mostOrders: number;
  /** Whether a clock may be set back. */
  readonly hasJumps: boolean;
};

export function furtherOf(root: Chance, options: Options): Further {
  const {on, hasJumps} = options;
  const chance = root.fork('further');
  const isFurther = chance.is(FURTHER);
  const [hasChildren, hasActions, hasParts, hasPolicy] = [
    chance.is(0.6),
    chance.is(0.6),
    chance.is(0.4),
    chance.is(0.5),
  ];
  const children = OPT_IN_STREAMS.filter(() => chance.is(0.6));
  const parts = MARKETPLACE_STREAMS.filter(() => chance.is(0.7));
  const policy = chance.pick([0.3, 1]);
  return {
    children: isFurther && hasChildren && on('children') ? children : [],
    hasActions: isFurther && hasActions && on('actions'),
    parts: isFurther && hasParts && on('parts') ? parts : [],
    // Rows of one version with other keys differ only in their extraction times, which must not move backwards.
    policy: isFurther && hasPolicy && on('policy') && !hasJumps ? policy : 0,
    actions: actionsOf(root.fork('actions'), options),
  };
}

/** The proportion of worlds that read further streams: they take longer than others. */
const FURTHER = 0.4;

const ORDERINGS = ['honoured', 'honoured', 'first field', 'ignored', 'newest first', 'refused'] as const;

function actionsOf(chance: Chance, {on, pageCap, mostOrders}: Options): Actions {
  const drawn = chance.pick(ORDERINGS);
  const ordering = on('ordering') ? drawn : 'honoured';
  const pageSize = chance.pick([undefined, undefined, undefined, 100, 20]);
  const size = on('caps') ? (pageSize ?? pageCap) : 100;
  const count = chance.pick(SIZES)(chance);
  const spreads = Array.from({length: chance.int(1, 2)}, () =>
    chance.pick<Spread>(['even', 'recent', 'bursts', 'bulk', 'bulk']),
  );
  const sameCreation = chance.is(0.3);
  return {
    count: Math.min(count, mostOrders, size * MOST_PAGES),
    spreads,
    // If tied actions are shuffled, only their creation distinguishes them.
    sameCreation: sameCreation && (ordering === 'honoured' || ordering === 'newest first'),
    api: {ordering, pageCap, pageSize: on('caps') ? pageSize : undefined, isListRefused: chance.is(0.5)},
  };
}

const SIZES: readonly ((chance: Chance) => number)[] = [
  (chance) => chance.int(1, 12),
  (chance) => chance.int(10, 150),
  (chance) => chance.int(100, 350),
  (chance) => chance.magnitude(150, 1200),
];
// Reading more pages would take too long: where the ordering is ignored, each takes several requests.
const MOST_PAGES = 12;
