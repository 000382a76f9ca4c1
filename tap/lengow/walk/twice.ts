// Sends a query twice if its responses cannot be combined into one page: at least one of the two is right.

import type {Page} from './page.ts';
import type {PageQueries} from './queries.ts';
import type {Query} from './query.ts';

export const twice = async (queries: Pick<PageQueries, 'once'>, query: Query): Promise<readonly [Page, Page]> => [
  await queries.once(query),
  await queries.once(query),
];
