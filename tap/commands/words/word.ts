// What the command line needs to know about a command: its word, its arguments, its flags and what they mean.

import type {Options} from 'yargs';
import type {Given} from './given.ts';

export type Word = {
  /** The word and its arguments, as yargs writes them: `state <action> [files..]`; `$0` is the command without a word. */
  readonly line: string;
  readonly describe: string;
  /** The flags, and the arguments of `line`. */
  readonly flags: Readonly<Record<string, Options>>;
  readonly read: (given: Given) => {readonly kind: string};
};
