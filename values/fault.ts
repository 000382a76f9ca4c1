// A fault in the user's config, catalog or state, and how faults are reported.

export type Fault = {
  /** The file, or the environment variable. */
  readonly where: string;
  /** A JSON pointer (RFC 6901); '' for the file as a whole. */
  readonly pointer: string;
  /** What is wrong, phrased as a predicate ("is an array"). Never contains a possible secret. */
  readonly found: string;
  readonly expected: string;
};

/** A fault that does not yet name the source of the value. */
export type Finding = Omit<Fault, 'where'>;

/** A checked value, or its faults. */
export type Checked<T> = {
  /** Undefined if there is a fault. */
  readonly value: T | undefined;
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
};

export const faultLine = ({where, pointer, found, expected}: Fault): string =>
  `${where}: ${pointer === '' ? found : `${pointer} ${found}`}; expected ${expected}`;
