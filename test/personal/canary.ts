// Canaries: personal texts that name their own class and path, so that a test can tell what a program has let out.

/** Every canary begins with this marker. */
export const CANARY = 'PII-';

export type Canary = {
  /** A class of personal data, or `unknown` for a member that Lengow does not document. */
  readonly personalClass: string;
  /** Where an order has the value, such as `packages[].delivery.email`. */
  readonly path: string;
  /** The order's number, and for one of several members at the same path also the member's: `000123.2`. */
  readonly number: string;
};

// Canaries also occur inside JSON texts, where quotes are escaped.
const FORM = /PII-([a-z_]+)-([^\s"\\-]+)-(\d+(?:\.\d+)?)/g;

export const canary = ({personalClass, path, number}: Canary): string =>
  `${CANARY}${personalClass}-${path.replaceAll('-', '_')}-${number}`;

/** Every canary in a text, such as a program's output, in order of appearance. */
export const canariesIn = (text: string): Canary[] =>
  Array.from(text.matchAll(FORM), ([, personalClass = '', path = '', number = '']) => ({personalClass, path, number}));

/** The classes of the canaries in a text, sorted. */
export const canaryClassesIn = (text: string): string[] =>
  [...new Set(canariesIn(text).map(({personalClass}) => personalClass))].sort();

/** The paths of the canaries in a text, sorted. */
export const canaryPathsIn = (text: string): string[] => [...new Set(canariesIn(text).map(({path}) => path))].sort();
