// One run of the tap in its world, from the login to whatever ends it.

import {readState} from '../../state/state.ts';
import {Interruption, TapError} from '../../tap/errors.ts';
import type {Request} from '../../tap/lengow/types.ts';
import {Log} from '../../tap/log.ts';
import {Output} from '../../tap/output.ts';
import {saysTime} from './api/api.ts';
import type {Network} from './api/network.ts';
import {Contract} from './audit/contract.ts';
import {DurableAudit} from './audit/durable.ts';
import {Written} from './audit/written.ts';
import type {Chance} from './chance.ts';
import type {Clock} from './clock.ts';
import {Broken} from './failure.ts';
import type {Plan} from './reading.ts';
import type {Shop} from './shop.ts';
import type {Tap} from './tap.ts';
import type {Target} from './target/families.ts';
import {makeTarget} from './target/families.ts';
import type {Message} from './target/message.ts';
import {Pipe} from './target/pipe.ts';
import type {Warehouse} from './target/warehouse.ts';
import type {Traits} from './traits.ts';

export type Surroundings = {
  readonly clock: Clock;
  readonly shop: Shop;
  readonly network: Network;
  readonly warehouse: Warehouse;
  readonly traits: Traits;
  readonly chance: Chance;
  readonly trace: (text: () => string) => void;
};

export type Ending = {
  readonly how: 'complete' | 'failed' | 'killed' | 'interrupted' | 'target died';
  /** What the target printed last; undefined when it printed nothing. */
  readonly state: unknown;
};

const LONGEST_MS = 40 * 86_400_000;
const FLUSH_MS = 1500;

/** @throws Broken when a promise was. */
export async function runTap(tap: Tap, plan: Plan, surroundings: Surroundings): Promise<Ending> {
  const run = new Run(plan, surroundings);
  try {
    await run.until(tap);
    return run.ending();
  } finally {
    await run.forget();
  }
}

class Run {
  readonly #plan: Plan;
  readonly #surroundings: Surroundings;
  readonly #interrupt = new AbortController();
  readonly #audit: DurableAudit;
  readonly #written: Written;
  readonly #contract: Contract;
  readonly #pipe: Pipe;
  readonly #output: Output;
  readonly #target: Target;
  readonly #isQuiet: boolean;
  #steps = 0;
  #isForgotten = false;
  #how: Ending['how'] | undefined;
  #isTargetDead = false;
  #printed: unknown;
  #broken: Error | undefined;

  constructor(plan: Plan, surroundings: Surroundings) {
    const {clock, traits, shop, warehouse, chance, trace} = surroundings;
    this.#plan = plan;
    this.#surroundings = surroundings;
    this.#isQuiet = surroundings.network.isQuiet;
    const fail = (message: string) => this.#fail(message);
    const {reading, config} = plan;
    this.#audit = new DurableAudit({shop, traits, warehouse, reading, fail});
    this.#written = new Written({
      shop,
      showsSeconds: traits.api.showsSeconds,
      input: stateOf(reading.input),
      streams: reading.streams,
      fail,
    });
    this.#contract = new Contract({perMinute: config.requestsPerMinute, atOnce: config.maxConcurrency}, fail);
    const durable = {
      load: warehouse.load.bind(warehouse),
      save: (state: unknown) => {
        this.#printed = state;
        warehouse.states += 1;
        trace(() => `  durable: ${JSON.stringify(state)}`);
        this.#audit.holds(state);
      },
    };
    const target = makeTarget(traits.family, durable, traits.batchRows);
    const take = (message: Message) => {
      this.#guard(() => {
        this.#written.take(message);
        target.take(message);
      });
    };
    this.#target = target;
    this.#pipe = new Pipe({
      clock,
      chance,
      meanMs: this.#isQuiet ? 0 : traits.targetMs,
      onWrite: () => this.#step(),
      take,
    });
    this.#output = new Output(this.#pipe.writable, () => {
      this.#contract.isOver = 'the target is gone';
      this.#interrupt.abort(new Interruption('the target closed the pipe', 141));
    });
  }

  async until(tap: Tap): Promise<void> {
    const result = this.#start(tap);
    let settled: {error?: unknown} | undefined;
    result.then(
      () => {
        settled = {};
      },
      (error) => {
        settled = {error};
      },
    );
    await this.#turn(() => settled !== undefined || this.#how !== undefined);
    if (this.#how === 'killed') return this.#bury();
    const {error} = settled as unknown as {error?: unknown};
    if (this.#contract.running > 0) this.#fail(`it ended with ${this.#contract.running} requests under way`);
    this.#contract.isOver ??= 'the run is over';
    await this.#flush(error);
    this.#judge(error);
    this.#bury();
  }

  ending(): Ending {
    if (this.#broken) throw this.#broken;
    return {how: this.#how as Ending['how'], state: this.#printed};
  }

  /** Lets go of what a killed tap still waits for, or it would be kept in memory for ever. */
  async forget(): Promise<void> {
    this.#how ??= 'killed';
    this.#isForgotten = true;
    this.#interrupt.abort(new Interruption('forgotten', 143));
    await new Promise(setImmediate);
  }

  #start(tap: Tap): Promise<void> {
    const {clock, network, traits, chance, trace} = this.#surroundings;
    const {config, streams, reading} = this.#plan;
    const watcher = {
      sent: (request: Request, path: string, query: URLSearchParams) => {
        this.#contract.sent(request, {path, query, nowMs: clock.nowMs});
        this.#step();
      },
      ended: () => this.#contract.ended(),
      loggedIn: (atMs: number) => {
        const told = saysTime(traits) ? Math.floor(atMs / 1000) * 1000 : now();
        this.#audit.loggedIn(atMs, told * 1000 - 2_000_000);
      },
    };
    const now = () => Math.floor(clock.nowMs + traits.clockOffMs);
    const random = chance.fork(`tap ${clock.nowMs}`);
    const world = {
      now,
      random: () => random.next(),
      sleep: (ms: number, signal: AbortSignal) => (this.#isGone ? never() : sleep(clock, ms, signal)),
      fetch: (request: Request) => (this.#isGone ? never() : network.fetch(request, watcher)),
    };
    const log = new Log({
      write: (text) => trace(() => `  ${text.trimEnd()}`),
      level: TRACE_LEVEL.level,
      isTerminal: true,
    });
    const state = readState(stateOf(reading.input), reading.streams).state;
    return tap({config, streams, state, world, output: this.#output, log, signal: this.#interrupt.signal});
  }

  /** A process that was killed does nothing any more. */
  get #isGone(): boolean {
    return this.#isForgotten || this.#how === 'killed';
  }

  /** Lets things happen until it is so. */
  async #turn(isSo: () => boolean, mostMs = LONGEST_MS): Promise<void> {
    const {clock} = this.#surroundings;
    const endMs = clock.nowMs + mostMs;
    for (;;) {
      await new Promise(setImmediate);
      if (this.#broken) throw this.#broken;
      if (isSo() || (clock.nowMs > endMs && mostMs < LONGEST_MS)) return;
      if (clock.nowMs > endMs) throw new Broken('it never ends');
      if (!clock.step()) throw new Broken('it hangs: nothing is left to happen');
    }
  }

  #step(): void {
    const {kind, afterSteps} = this.#plan.stop;
    this.#steps += 1;
    if (kind === 'none' || this.#steps !== afterSteps) return;
    this.#surroundings.trace(() => `  STOP: ${kind}`);
    if (kind === 'kill') this.#how = 'killed';
    if (kind === 'signal') this.#interrupt.abort(new Interruption('stopped by a signal', 143));
    if (kind !== 'target') return;
    this.#isTargetDead = true;
    this.#pipe.die();
  }

  async #flush(error: unknown): Promise<void> {
    if (this.#isTargetDead) return;
    let isOut = false;
    this.#pipe.writable.end(() => {
      isOut = true;
    });
    await this.#turn(() => isOut || this.#isTargetDead, error === undefined ? LONGEST_MS : FLUSH_MS);
  }

  #judge(error: unknown): void {
    const {signal} = this.#interrupt;
    if (error === undefined && !signal.aborted) {
      this.#how = 'complete';
      this.#written.close();
      this.#audit.isComplete(this.#written.state);
      return;
    }
    this.#how = this.#isTargetDead ? 'target died' : signal.aborted ? 'interrupted' : 'failed';
    if (this.#how === 'failed') this.#excuse(error);
    else if (error !== undefined && !(error instanceof TapError)) this.#broken ??= error as Error;
  }

  /** A run may fail where the world gives it a reason. */
  #excuse(error: unknown): void {
    const {traits} = this.#surroundings;
    const {network, api, changes} = traits;
    const code = error instanceof TapError ? error.exitCode : 1;
    const isTroubled = network.faults > 0 || network.slow > 0 || changes > 0 || traits.maxAttempts < 8;
    const isRefused = api.refusals > 0 || api.tokenSeconds < 3600;
    if (!this.#isQuiet && ((code === 4 && isTroubled) || (code === 3 && isRefused))) return;
    this.#broken ??= error instanceof TapError ? new Broken(`it failed: ${error.message}`) : (error as Error);
  }

  /** The pipe ends, and with it what the target has. */
  #bury(): void {
    this.#surroundings.clock.clear();
    this.#pipe.cut();
    if (!this.#isTargetDead) this.#guard(() => this.#target.end());
  }

  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#broken ??= error as Error;
    }
  }

  #fail(message: string): void {
    this.#surroundings.trace(() => `  BROKEN: ${message}`);
    this.#broken ??= new Broken(message);
  }
}

/** How much of the tap's own log goes into a trace. */
export const TRACE_LEVEL = {level: 'CRITICAL'};

/** A state without bookmarks is what a first run has. */
const stateOf = (state: unknown): unknown => state ?? {bookmarks: {}};

const never = (): Promise<never> => new Promise(() => {});

function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = () => {
      callOff();
      reject(signal.reason);
    };
    const callOff = clock.after(ms, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, {once: true});
  });
}
