// A fault in what a person handed over, and the one form in which every fault is reported.

export type Fault = {
  /** The file, or the variable of the environment. */
  readonly where: string;
  /** A JSON pointer (RFC 6901); '' for the file as a whole. */
  readonly pointer: string;
  /** Says what is wrong, reading on from the pointer ("is an array"). Never holds what might be a secret. */
  readonly found: string;
  readonly expected: string;
};

/** A fault before anybody says where the value came from. */
export type Finding = Omit<Fault, 'where'>;

/** A value, or the faults that kept it from being one. */
export type Checked<T> = {
  /** Undefined where there is a fault. */
  readonly value: T | undefined;
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
};

export const faultLine = ({where, pointer, found, expected}: Fault): string =>
  `${where}: ${pointer === '' ? found : `${pointer} ${found}`}; expected ${expected}`;
