// The information that a run needs about a target. Each target has a file in programs/.

import type {AnyView} from '../helpers/streams.ts';
import type {Change} from './changes.ts';
import type {Tables} from './current.ts';
import type {Postgres} from './postgres.ts';

/** Where a target writes: its own folder, a folder for each run, and a database. */
export type Place = {readonly folder: string; readonly runFolder: string; readonly postgres: Postgres};

/** A small batch size, so targets write batches in the middle of a run. */
export const BATCH_ROWS = 200;

export type Command = {
  /** The environment (a name in locks/) and the program in it. */
  readonly environment: string;
  readonly program: string;
  readonly config?: (place: Place) => object;
  readonly args?: (place: Place) => readonly string[];
};

export type Target = Command & {
  /** The target's name in the table. The default is the environment's name. */
  readonly name?: string;
  /** The package whose version is shown in the table. The default is the environment's name. */
  readonly package?: string;
  /** Another package whose version matters and is shown next to the target's version. */
  readonly beside?: string;
  /** Another program between the tap and the target. */
  readonly mapper?: Command;
  readonly states: 'at its end' | 'batch by batch';
  readonly changes: readonly Change[];
  /** The target's column types, if the run can read them. */
  readonly types?: Readonly<Record<string, string>>;
  /** Describes which rows the target loses. If present, some rows must be lost; otherwise, none may be. */
  readonly loses?: string;
  /** Whether a second story, whose rows are hashed, is told in a folder of its own. */
  readonly isAlsoHashed?: boolean;
  /** What users should configure or know. */
  readonly fix: string;
  readonly read: (place: Place) => Promise<Tables>;
  readonly typesOf?: (place: Place) => Promise<Readonly<Record<string, string>>>;
  /** The rows of the project's views, for each applicable variant. */
  readonly views?: (place: Place) => Promise<readonly Views[]>;
};

export type Views = {
  readonly variant: string;
  readonly rows: Readonly<Record<AnyView, readonly Readonly<Record<string, unknown>>[]>>;
};
