// What the walk has to know about a list in the API to read it: where it is, what its objects are called, and what can
// divide it. Orders are one such list, and actions are another.

import type {RawOrder} from './order.ts';

/** What a list contains, in messages. */
export type Noun = 'orders' | 'actions';

export type Route = {
  readonly path: string;
  readonly noun: Noun;
  /** The same for every version of an object. */
  readonly keyOf: (raw: RawOrder) => string;
  /** Names an object in a message; contains no personal data. */
  readonly nameOf: (raw: RawOrder) => string;
  /** When an object entered Lengow, which never changes: the field, and the name of its filters without `_from`. */
  readonly entry: {readonly field: string; readonly filter: string};
  /** What is sorted by after the first field. */
  readonly tieBreakers: readonly string[];
  /** Whether Lengow documents the ordering; if not, an API that ignores or refuses it is nothing unusual. */
  readonly isOrderingDocumented: boolean;
  /** Whether the filter by marketplace accepts several codes. */
  readonly takesSeveralCodes: boolean;
  /** The fewest pages that one worker should read: fewer are faster, because more workers read, but cost more requests. */
  readonly fewestPages: number;
  /** Why the API may return an object twice, as advice at the end of a warning. */
  readonly whyRepeated: string;
};
