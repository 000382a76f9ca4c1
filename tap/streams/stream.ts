// The types that all streams share; knows nothing about HTTP, selection or messages.

import type {ColumnSchema} from '../../catalog/types.ts';
import type {Micros} from '../../values/instant.ts';

/**
 * The value of a `number` column is a string of decimal digits ("809.29"), so that no digits are lost; so is a value of an
 * `integer` column that JavaScript cannot represent.
 */
export type Value = string | number | boolean | null;

/** The values of the selected columns, in the order of the schema: keys first. */
export type Row = readonly Value[];

/** An API object as received; nothing in it has been checked. */
export type Raw = Readonly<Record<string, unknown>>;

/** A value that is invalid for its column. The problem names the order if possible, but never contains the value. */
export type Problem = {
  readonly marketplace: string | null;
  /** Null if the order has no id; absent if the problem is not with an order. */
  readonly orderId?: string | null;
  /** Null if the action has no id; absent if the problem is not with an action. */
  readonly actionId?: string | null;
  /** What the problem is with, in words, if it is none of these. */
  readonly thing?: string;
  readonly column: string;
  readonly expected: string;
} & Tolerance;

/** Why an invalid value never stops the run, whatever `invalid_values` says; empty if it may. */
export type Tolerance = {
  /** Another column that accepts the value. */
  readonly alternative?: string | undefined;
  /** True if the value's form is undocumented, so that a warning is all it deserves. */
  readonly isUndocumented?: true | undefined;
  /** True if a program of the user sent the value to Lengow: it is then counted too. */
  readonly isFromUser?: true | undefined;
};

/** One of the account's marketplaces, with its code from the API's response. */
export type Marketplace = {readonly code: string; readonly raw: unknown};

/** A line of a Zalando stock report, with the key that tells it apart from the others of its report. */
export type StockRow = {
  readonly feed: number;
  readonly report: string;
  readonly createdAt: Micros;
  readonly ean: string;
  readonly location: string;
  readonly line: Raw;
};

/**
 * What has become of an order's personal data. `hidden`: Lengow has anonymized the order, or it is older than
 * `personal_data_max_age_days`.
 */
export type Standing = 'open' | 'hidden' | 'erased';

/** Turns the value of a column into what may be written of it. */
export type Writer = (value: Value) => Value;

/** How a column is written. */
export type PersonalColumn = Pick<ColumnSchema, 'x-personal-data' | 'x-hash'>;

/** What may be written of personal data, order by order. */
export type PersonalPolicy = {
  readonly standingOf: (order: Raw) => Standing;
  readonly writerOf: (column: PersonalColumn) => (order: Raw) => Writer;
  /** Whether all of an order may be written, including members that the tap does not know. */
  readonly isOpen: (standing: Standing) => boolean;
  /** How a member of an order is written that a column reads; undefined if it is left out. */
  readonly memberWriter: (column: PersonalColumn, standing: Standing) => Writer | undefined;
};

export type RowContext = {
  /** The account that the login returned, for objects that do not name their account. */
  readonly accountId: number;
  /** The selected columns, including keys, in schema order. */
  readonly columns: readonly string[];
  /** The API's host and port: URLs of other hosts may open without a token. */
  readonly apiHost?: string;
  /** Throws, or counts the value and returns; the value is then null. */
  readonly invalid: (problem: Problem) => void;
  /** What may be written of personal data; everything if absent. */
  readonly policy?: PersonalPolicy;
  /** Takes the path of a member that is left out because the tap does not know it. */
  readonly leftOut?: (path: string) => void;
};

/** Reports that a column's value is not what was expected. Ignored if the column is not selected. */
export type Report = (column: string, expected: string, tolerance?: Tolerance) => void;
