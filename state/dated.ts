// Bookmarks that say when each of several places was last read, such as each marketplace.

import {formatInstant, instantIn, type Micros} from '../values/instant.ts';
import {objectOf, ownValue} from '../values/json.ts';
import {bookmarkOf, type State} from './state.ts';

/** The member of the bookmark that holds the instants. */
export type PlaceKind = 'marketplaces' | 'feeds';

/** When each place was last read, by its name. */
export const datesBy = (state: State, stream: string, kind: PlaceKind): ReadonlyMap<string, Micros> =>
  new Map(
    Object.entries(objectOf(ownValue(bookmarkOf(state, stream), kind))).flatMap(([name, text]) => {
      const instant = instantIn(text);
      return instant === undefined ? [] : [[name, instant] as const];
    }),
  );

export type Dated = {
  readonly stream: string;
  readonly account: string;
  readonly kind: PlaceKind;
  readonly name: string;
  readonly instant: Micros;
};

/** Returns the state in which a place was last read at an instant. */
export function withDate(state: State, {stream, account, kind, name, instant}: Dated): State {
  const own = bookmarkOf(state, stream);
  const dates = {...objectOf(ownValue(own, kind)), [name]: formatInstant(instant)};
  const bookmark = {...own, account_id: account, [kind]: dates};
  return {...state, bookmarks: {...objectOf(state.bookmarks), [stream]: bookmark}};
}
