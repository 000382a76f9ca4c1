// The ways in which marketplaces write personal texts: with blanks around and inside, in capitals, or cut in half.
import type {Random} from './random.ts';

type Style = (text: string, words: string) => string;

const STYLES: readonly (readonly [weight: number, Style])[] = [
  [80, (text, words) => `${text} ${words}`],
  [5, (text, words) => `  ${text} ${words} `],
  [5, (text, words) => `${text}\u00a0 ${words}\t`],
  [5, (text, words) => `${words.toUpperCase()} ${text}`],
  [3, (text, words) => `${text} ﬁ Å ${words}`],
  [1, (text, words) => `${text} cut\u0000${words}`],
  [1, (text, words) => `${text} ${words} \ud83d`],
];

const NO_TEXTS: readonly (readonly [weight: number, string | null | undefined])[] = [
  [70, null],
  [15, ''],
  [5, '  '],
  [10, undefined],
];

/** Adds `words` to a text, tidily or not. */
export const dressed =
  (dice: Random, words: string) =>
  (text: string): string =>
    dice.weighted(STYLES)(text, words);

/** What takes the place of a text that is missing. `undefined` leaves its member out. */
export const noText = (dice: Random): string | null | undefined => dice.weighted(NO_TEXTS);

/** What takes the place of an object or an array that is missing. */
export const nothing = (dice: Random): unknown => dice.pick([null, undefined, [], {}]);
