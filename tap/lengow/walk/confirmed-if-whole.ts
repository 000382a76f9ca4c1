// Asks for a page while a range is divided. Only a complete page proves anything, so only a complete page is confirmed:
// an incomplete one merely suggests where to divide the range, and its parts are requested in any case.

import type {Page} from './page.ts';
import type {PageQueries} from './queries.ts';
import type {Query} from './query.ts';

/** @throws LengowError, AuthError, RecordError */
export async function confirmedIfWhole(queries: Pick<PageQueries, 'ask' | 'once'>, query: Query): Promise<Page> {
  const first = await queries.once(query);
  return first.isWhole ? queries.ask(query, undefined, first) : first;
}
