// What a column is: where in an API object its value comes from, and how the value is read.

import type {Raw} from './stream.ts';
import type {Read} from './values.ts';

export type Column = {
  /** What the value should be, for the message about an invalid one. */
  readonly expected: string;
  /** The field of the object that the value is read from. Absent if it is read from the whole object. */
  readonly field?: string;
  /** Takes the value of the field, or the object if there is no field. */
  read(value: unknown): Read;
  /** Whether the column is an amount that Lengow converts to the account's currency. */
  readonly isConverted?: true;
  /** Another column, which accepts some values that are invalid in this one. */
  readonly alternative?: {readonly name: string; readonly column: Column};
  /** Whether the form of the value is undocumented: an invalid one then only causes a warning. */
  readonly isUndocumented?: true;
  /** Whether a program of the user sent the value to Lengow, so that Lengow cannot fix it. */
  readonly isFromUser?: true;
};

export type Columns = Readonly<Record<string, Column>>;

/** The value of a single column in an object. */
export const valueIn = (raw: Raw, {field, read}: Column): Read => read(field === undefined ? raw : raw[field]);
