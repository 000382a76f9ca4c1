// The search for objects that a plain query hides, because the API has a default that no filter lifted.

import type {Micros} from '../../../values/instant.ts';
import type {Page} from './page.ts';
import type {PageQueries} from './queries.ts';
import type {Query} from './query.ts';

export type HiddenSearch = {
  readonly queries: Pick<PageQueries, 'ask' | 'once'>;
  readonly query: Query;
  /** The first page of the query without bounds on the order date. */
  readonly page: Page;
  /** The server's clock, and how far off it may be if the login response had no date. */
  readonly now: Micros;
  readonly doubt: Micros;
};

/**
 * 'shown': the default does not apply. 'none': the default hides nothing that matches this query. 'some': the default
 * hides something.
 */
export type Hidden = 'shown' | 'none' | 'some';

export type FindHidden = (search: HiddenSearch) => Promise<Hidden>;
