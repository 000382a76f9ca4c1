// Mutants that accept false responses, in which orders are missing or outdated.
// Completeness: C12

import type {Page} from '../../../tap/lengow/walk/page.ts';
import type {Query} from '../../../tap/lengow/walk/query.ts';
import {Responses} from '../../../tap/lengow/walk/responses.ts';
import type {Tap} from '../tap.ts';
import {engine} from '../tap.ts';
import type {Mutant} from './mutant.ts';
import {patched, unpatch} from './patch.ts';

const often = {rate: 0.2, kinds: ['missing', 'stale'], isRepeated: false} as const;

const withMethod =
  (method: 'ask' | 'complete', value: unknown): Tap =>
  (given) => {
    unpatch();
    return patched(Responses.prototype, {[method]: {configurable: true, writable: true, value}}, () => engine(given));
  };

/** Creates a tap that sends each query twice and accepts the response that `choose` returns. */
const believing = (choose: (first: Page, second: Page) => Page): Tap =>
  withMethod('ask', async function (this: Responses, query: Query) {
    return choose(await this.once(query), await this.once(query));
  });

export const answerMutants: readonly Mutant[] = [
  {
    name: 'asking again only after an empty response',
    tap: believing((first, second) => (first.orders.length === 0 ? second : first)),
    lies: often,
  },
  {name: 'the second response believed', tap: believing((_, second) => second), lies: often},
  {
    name: 'no comparison with the orders found by order date',
    tap: withMethod('complete', async (_query: Query, page: Page) => page),
    without: ['faults', 'slow', 'stops', 'tokens', 'limits'],
    lies: {rate: 0.2, kinds: ['missing'], isRepeated: true},
  },
];
