// A fault in the user's config, catalog or state, and the form in which every fault is reported.

export type Fault = {
  /** The file, or the environment variable. */
  readonly where: string;
  /** A JSON pointer (RFC 6901); '' for the file as a whole. */
  readonly pointer: string;
  /** What is wrong, as a predicate of the pointer ("is an array"). Never contains anything that may be a secret. */
  readonly found: string;
  readonly expected: string;
};

/** A fault without the place that the value comes from. */
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
