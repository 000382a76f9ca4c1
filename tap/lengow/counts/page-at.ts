// Requests a page by its number, which the API may refuse.

import {LengowError} from '../../errors.ts';
import type {Collection} from '../walk/collection.ts';
import {IgnoredFilter, type Page} from '../walk/page.ts';
import type {Query} from '../walk/query.ts';

/**
 * The page, or undefined if it is empty or refused. If the API has failed altogether, the next request will say so.
 *
 * @throws AuthError, RecordError, IgnoredFilter
 */
export async function pageAt(queries: Pick<Collection, 'once'>, query: Query): Promise<Page | undefined> {
  try {
    const page = await queries.once(query);
    return page.orders.length === 0 ? undefined : page;
  } catch (error) {
    if (error instanceof LengowError && !(error instanceof IgnoredFilter)) return;
    throw error;
  }
}
