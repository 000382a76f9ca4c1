// Sends a query twice, if its pages cannot be combined: at least one of the two responses is right.

import type {OrderQueries} from './order-queries.ts';
import type {Page} from './page.ts';
import type {Query} from './query.ts';

export const twice = async (queries: Pick<OrderQueries, 'once'>, query: Query): Promise<readonly [Page, Page]> => [
  await queries.once(query),
  await queries.once(query),
];
