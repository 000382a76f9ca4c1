// What the run must know of a target. One file for each in programs/.

import type {View} from '../helpers/streams.ts';
import type {Change} from './changes.ts';
import type {Tables} from './current.ts';
import type {Postgres} from './postgres.ts';

/** Where a target works: a folder of its own, another one for each run, and a database. */
export type Place = {readonly folder: string; readonly runFolder: string; readonly postgres: Postgres};

/** Small, so that batches are written in mid-run. */
export const BATCH_ROWS = 200;

export type Command = {
  /** The environment, a name in locks/, and the program in it. */
  readonly environment: string;
  readonly program: string;
  readonly config?: (place: Place) => object;
  readonly args?: (place: Place) => readonly string[];
};

export type Target = Command & {
  /** What it is called in the table; the environment's name without it. */
  readonly name?: string;
  /** The package whose version the table names; the environment's name without it. */
  readonly package?: string;
  /** What is named beside the version, such as a package that matters. */
  readonly beside?: string;
  /** Another program between the tap and it. */
  readonly mapper?: Command;
  readonly states: 'at its end' | 'batch by batch';
  readonly changes: readonly Change[];
  /** The types that its columns get, where the run can read them. */
  readonly types?: Readonly<Record<string, string>>;
  /** That rows are lost, in words; none may be without it, and some must be with it. */
  readonly loses?: string;
  /** What a user should set or know. */
  readonly mend: string;
  readonly read: (place: Place) => Promise<Tables>;
  readonly typesOf?: (place: Place) => Promise<Readonly<Record<string, string>>>;
  /** What the project's views show, for each variant of them that fits. */
  readonly views?: (place: Place) => Promise<readonly Views[]>;
};

export type Views = {
  readonly variant: string;
  readonly rows: Readonly<Record<View, readonly Readonly<Record<string, unknown>>[]>>;
};
