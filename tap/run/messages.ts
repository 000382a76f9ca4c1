// What a run says on stdout: which streams it reads, their rows, and how far it has read. A protocol makes lines of it.

import type {SelectedStream} from '../../catalog/types.ts';
import type {State} from '../../state/state.ts';
import type {Row} from '../streams/stream.ts';

/** Each method returns complete lines, which the run writes before it asks for the next; '' if there is nothing to say. */
export type Messages = {
  /** Before everything else. @param state what the run begins with */
  readonly begin: (state: State) => string;
  /** What turns the rows of a stream into lines. @param version the version of its table */
  readonly rowLines: (stream: SelectedStream, version?: number) => (row: Row, timeExtracted: string) => string;
  /** How many rows a stream has, if that is known before they are written. */
  readonly estimate: (stream: string, rows: number) => string;
  /** All rows of a version of a table have been written; the other rows are obsolete. */
  readonly activateVersion: (stream: string, version: number) => string;
  /** What has been read so far has been written. */
  readonly state: (state: State) => string;
  /** All that the run wants of a stream has been written. */
  readonly end: (stream: string, state: State) => string;
  /** The last state, even after a failure. */
  readonly last: (state: State) => string;
};
