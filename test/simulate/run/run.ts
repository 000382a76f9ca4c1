// One run of the tap in its world, from the login to its end.

import type {Level} from '../../../tap/log/levels.ts';
import {Log} from '../../../tap/log/log.ts';
import {Output} from '../../../tap/process/stdout.ts';
import {Facts} from '../../../tap/report/facts.ts';
import {Auditors, stateOf} from '../audit/auditors.ts';
import {claimsIn} from '../claims/bookmark.ts';
import {claimedFor} from '../claims/claims.ts';
import {has} from '../claims/ranges.ts';
import {Verdict} from '../failure.ts';
import type {Plan} from '../plan.ts';
import {airbyte} from '../protocol/airbyte.ts';
import type {Protocol} from '../protocol/protocol.ts';
import {singer} from '../protocol/singer.ts';
import type {Surroundings} from '../surroundings.ts';
import type {Tap} from '../tap.ts';
import type {Target} from '../target/families.ts';
import {makeTarget} from '../target/families.ts';
import type {Message} from '../target/message.ts';
import {Pipe} from '../target/pipe.ts';
import type {Ending} from './ending.ts';
import {faultOf, howEnded} from './ending.ts';
import {knownOf} from './known.ts';
import {Stops} from './stops.ts';
import {turn} from './turn.ts';
import {runtimeOf} from './world.ts';

// How long a failed run waits for its last lines to be written.
const FLUSH_MS = 1500;

/** The minimum level of the tap's own log messages in a trace. */
export const TRACE_LEVEL: {level: Level} = {level: 'CRITICAL'};

/** @throws Broken if a promise was broken. */
export async function runOnce(tap: Tap, plan: Plan, surroundings: Surroundings): Promise<Ending> {
  const run = new Run(plan, surroundings);
  try {
    return await run.until(tap);
  } finally {
    await run.forget();
  }
}

class Run {
  readonly #plan: Plan;
  readonly #surroundings: Surroundings;
  readonly #verdict: Verdict;
  readonly #auditors: Auditors;
  readonly #protocol: Protocol;
  readonly #stops: Stops;
  readonly #pipe: Pipe;
  readonly #target: Target;
  readonly #isQuiet: boolean;
  #hasEmptied = false;

  constructor(plan: Plan, surroundings: Surroundings) {
    const {clock, traits, chance, trace, network} = surroundings;
    this.#plan = plan;
    this.#surroundings = surroundings;
    this.#isQuiet = network.isQuiet;
    this.#verdict = new Verdict(trace);
    this.#auditors = new Auditors(plan, surroundings, this.#verdict.fail);
    this.#stops = new Stops({stop: plan.stop, trace, dies: () => this.#pipe.die()});
    this.#target = makeTarget(traits, this.#auditors.durable(), stateOf(plan.reading.input));
    const meanMs = this.#isQuiet ? 0 : traits.targetMs;
    const onWrite = () => this.#stops.step();
    const take = (message: Message) => this.#take(message);
    this.#protocol = (traits.family === 'airbyte' ? airbyte : singer)(plan, knownOf(plan, surroundings));
    const {parse} = this.#protocol;
    this.#pipe = new Pipe({clock, chance, meanMs, parse, onWrite, take});
  }

  /** @throws Broken */
  async until(tap: Tap): Promise<Ending> {
    let settled: {error?: unknown} | undefined;
    this.#start(tap).then(
      () => {
        settled = {};
      },
      (error) => {
        settled = {error};
      },
    );
    await this.#turn(() => settled !== undefined || this.#stops.isKilled);
    const how = this.#stops.isKilled ? 'killed' : await this.#end((settled as {error?: unknown} | undefined)?.error);
    this.#bury();
    if (how === 'complete') this.#verdict.guard(() => this.#complete());
    if (how === 'refused') this.#auditors.refused();
    this.#verdict.pass();
    return {how, state: this.#auditors.printed, hasEmptied: this.#hasEmptied};
  }

  forget(): Promise<void> {
    return this.#stops.forget();
  }

  #start(tap: Tap): Promise<void> {
    const {trace} = this.#surroundings;
    const {config, streams, reading} = this.#plan;
    const {state, messages} = this.#protocol;
    const watcher = this.#auditors.watcher(() => this.#stops.step());
    const runtime = runtimeOf(this.#surroundings, {watcher, isGone: () => this.#stops.isGone});
    const output = new Output(this.#pipe.writable, () => {
      this.#auditors.targetGone();
      this.#stops.pipeClosed();
    });
    const write = (text: string) => trace(() => `  ${text.trimEnd()}`);
    const log = new Log({write, level: TRACE_LEVEL.level, isWatched: true});
    const places = {config: () => 'config', state: 'state'};
    const {erased} = reading.policy;
    const isErased = erased.length > 0 && {isErased: (_: string, id: string) => erased.includes(id)};
    return tap({
      config,
      streams,
      state,
      places,
      runtime,
      output,
      log,
      facts: new Facts(),
      signal: this.#stops.signal,
      ...isErased,
      ...(messages && {messages: messages({streams, state, runtime})}),
    });
  }

  /** Handles a run that ended by itself: writes the remaining lines, then audits the run. */
  async #end(error: unknown): Promise<Ending['how']> {
    this.#auditors.over();
    await this.#flush(error === undefined ? undefined : FLUSH_MS);
    const {signal, isTargetDead} = this.#stops;
    const isRefused = this.#plan.isRefused === true;
    const how = howEnded({error, isAborted: signal.aborted, isTargetDead, isRefused});
    const fault = faultOf(how, error, {traits: this.#surroundings.traits, isQuiet: this.#isQuiet});
    if (fault) this.#verdict.blame(fault);
    return how;
  }

  #complete(): void {
    if (this.#plan.isRefused) this.#verdict.fail('a state of another account was not refused');
    else this.#auditors.complete();
    for (const fault of this.#protocol.faults()) this.#verdict.fail(fault);
  }

  async #flush(mostMs: number | undefined): Promise<void> {
    if (this.#stops.isTargetDead) return;
    let isOut = false;
    this.#pipe.writable.end(() => {
      isOut = true;
    });
    await this.#turn(() => isOut || this.#stops.isTargetDead, mostMs);
  }

  #turn(isSo: () => boolean, mostMs?: number): Promise<void> {
    return turn({clock: this.#surroundings.clock, isSo, mostMs, pass: () => this.#verdict.pass()});
  }

  #take(message: Message): void {
    this.#verdict.guard(() => {
      this.#auditors.take(message);
      if (message.type === 'SCHEMA') this.#emptied();
      this.#target.take(message);
    });
  }

  /** Once it sees a SCHEMA, a target empties the tables of a refresh, and of a full table what is not claimed. */
  #emptied(): void {
    const {isRefresh = false, reading} = this.#plan;
    const {fullTable, scope, streams, parts} = reading;
    if (this.#hasEmptied || !(isRefresh || fullTable.length > 0)) return;
    const {warehouse} = this.#surroundings;
    if (isRefresh) for (const stream of parts) warehouse.tables[stream].clear();
    for (const stream of streams.filter((name) => isRefresh || fullTable.includes(name))) {
      this.#hasEmptied = true;
      const claims = claimsIn(this.#auditors.first, stream, reading.lookbackDays);
      const isRead = (code: string) => isRefresh || (scope?.includes(code) ?? true);
      warehouse.empty(stream, (code, instant) => isRead(code) && !has(claimedFor(claims, code), instant));
    }
  }

  /** Closes the pipe, which makes the target's contents final. */
  #bury(): void {
    this.#pipe.cut();
    if (!this.#stops.isTargetDead) this.#verdict.guard(() => this.#target.end());
  }
}
