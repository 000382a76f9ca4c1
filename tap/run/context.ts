// The context that the parts of a run share.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/config.ts';
import type {Finality, State} from '../../state/state.ts';
import {formatInstant, type Micros} from '../../values/instant.ts';
import type {Account} from '../lengow/account.ts';
import type {Stock} from '../lengow/stock/stock.ts';
import type {Collection} from '../lengow/walk/collection.ts';
import type {Log} from '../log/log.ts';
import type {Progress} from '../log/progress.ts';
import type {Plan} from '../plan/plan.ts';
import type {Places} from '../plan/refused.ts';
import type {Runtime} from '../process/runtime.ts';
import type {Output} from '../process/stdout.ts';
import type {Facts} from '../report/facts.ts';
import type {Checkpoint} from './checkpoint.ts';
import type {Failures} from './failures.ts';
import type {InvalidValues} from './invalid-values.ts';
import type {LeftOut} from './left-out.ts';
import type {Messages} from './messages.ts';

/** Whether an order is in the list of erased orders. */
export type IsErased = (marketplace: string, orderId: string) => boolean;

/** The user's config, selection, state and list of erased orders, checked. */
export type Input = {
  readonly config: Config;
  readonly streams: readonly SelectedStream[];
  readonly state: State;
  readonly places: Places;
  /** Absent without a list. */
  readonly isErased?: IsErased | undefined;
};

/** What the process provides to a run; tests provide a replacement. */
export type Services = {
  readonly runtime: Runtime;
  readonly output: Output;
  readonly log: Log;
  readonly facts: Facts;
  /** Aborted by a signal or a closed pipe. */
  readonly signal: AbortSignal;
};

export type Claimable = {
  /** The latest instant that the run can have read. */
  readonly upper: Micros;
  /** By the name of the stream. */
  readonly finality: (stream: string) => Finality;
};

/** Where a run reads from, and what it should read. */
export type Source = {
  readonly account: Account;
  readonly orders: Collection;
  readonly actions: Collection;
  readonly stock: Stock;
  /** The server's clock at the beginning of the run. */
  readonly now: Micros;
  readonly plan: Plan;
  /** What may be said to have been read, given the dates of all responses so far. */
  readonly claimable: () => Claimable;
};

/** What the parts of every run share, whichever API it reads. */
export type RunContext = Omit<Services, 'runtime'> & {
  readonly config: Config;
  readonly progress: Progress;
  readonly checkpoint: Checkpoint;
  readonly failures: Failures;
  readonly invalidValues: InvalidValues;
  readonly leftOut: LeftOut;
  readonly messages: Messages;
  /** The current time for `time_extracted`; it never moves backwards. */
  readonly timeExtracted: () => string;
};

/** The same with what is known of where the run reads from. */
export type ReadContext = RunContext & Pick<Source, 'plan' | 'claimable'> & {readonly account: Pick<Account, 'id'>};

export type Context = Source & RunContext;

export function extractionClock(now: () => number): () => string {
  let latest: Micros = 0;
  return () => {
    latest = Math.max(latest, now() * 1000);
    return formatInstant(latest);
  };
}
