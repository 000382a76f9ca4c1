// Facts about a run, collected while it runs, so that it can be reported however the run ends.

import type {State} from '../../state/state.ts';
import type {Micros} from '../../values/instant.ts';
import {Drift} from './drift.ts';
import {Tally} from './tally.ts';
import {Warnings} from './warnings.ts';

export class Facts {
  readonly startedMs = Date.now();
  readonly tally = new Tally();
  readonly drift = new Drift();
  readonly warnings = new Warnings();
  /** Whether the report's file has turned out to be one that must not be replaced. */
  isReportRefused = false;
  /** The account that is read. */
  accountId: number | undefined;
  /** The instant up to which the run reads. */
  upper: Micros | undefined;
  /** The selected streams, by their names in messages. */
  streams: readonly string[] = [];
  /** The run's input state. */
  before: State | undefined;
  /** The last state that stdout has accepted. */
  after: State | undefined;
}
