// What a stream of rows is made of; knows no HTTP, no catalog and no messages.

/** A column of type `number` holds its decimal digits as text ("809.29"), so that nothing is lost on the way out. */
export type Value = string | number | boolean | null;

/** The values of the selected columns, in the order of the schema: keys first. */
export type Row = readonly Value[];

/** An object of the API as received: nothing about it is proven. */
export type Raw = Readonly<Record<string, unknown>>;

/** A value that cannot be what its column says. Names the order as far as it is known and never holds the value. */
export type Problem = {
  readonly marketplace: string | null;
  readonly orderId: string | null;
  readonly column: string;
  readonly expected: string;
};

/** A marketplace of the account, by the code under which the API's response holds it. */
export type Marketplace = {readonly code: string; readonly raw: unknown};

export type RowContext = {
  /** The login's account, for what does not name its own. */
  readonly accountId: number;
  /** The selected columns in the order of the schema, keys among them. */
  readonly columns: readonly string[];
  /** Throws, or counts and returns: the value is then null. */
  readonly invalid: (problem: Problem) => void;
};

/** Says that a column's value is not what was expected; heard only where the column is selected. */
export type Report = (column: string, expected: string) => void;
