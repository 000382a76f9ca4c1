// What an engine keeps between runs: the state, the last plan, and how that ended.

import {HISTORY, type Reading} from './audit/wanted.ts';
import type {Chance} from './chance.ts';
import type {StateObject} from './claims/bookmark.ts';
import type {Plan} from './plan.ts';
import type {Ending} from './run/ending.ts';
import {same} from './same.ts';
import {withHoles} from './states/holes.ts';
import {isMergeable, merged} from './states/merge.ts';
import {asOld} from './states/old.ts';
import type {States} from './traits.ts';

export type Merge = (a: StateObject, b: StateObject) => StateObject;

type Resuming = {readonly beganMs: number; readonly merges: boolean; readonly forgets: boolean};

export class Kept {
  state: unknown;
  plan: Plan | undefined;
  isComplete = false;
  /** Whether the last run emptied a table, and no state says so yet. */
  isPending = false;
  /** What counts as claimed only because a state without `claims` says so: everything older, by stream. */
  readonly assumed = new Map<string, number>();
  #isPlain = false;

  get isMergeable(): boolean {
    return this.state !== undefined && isMergeable(this.state);
  }

  /**
   * After a run that resumed from the state. Meltano merges what a failed run printed into the state before, and what
   * a full refresh printed; Airbyte's platform forgets the state before a refresh.
   *
   * @param beganMs when the run began
   */
  resume(plan: Plan, {state, how, hasEmptied}: Ending, {beganMs, merges, forgets}: Resuming): void {
    this.#ended(plan, how);
    this.#isPlain = this.isComplete && plan.reading.endDate === undefined;
    // A run that could not begin only passes its state on.
    this.isPending = hasEmptied
      ? isSilent(state)
      : this.isPending && (isSilent(state) || same(state, plan.reading.input));
    if (this.isPending) this.plan = withStart(plan, beganMs);
    if (state === undefined) return;
    const isMerged = !forgets && (plan.isRefresh || (!this.isComplete && merges));
    this.state = isMerged ? merged(this.state, state) : state;
  }

  /** After a run that began beside others: its state is merged with theirs, or replaces them. */
  beside(plan: Plan, {state, how}: Ending, merge: Merge | undefined): void {
    const before = this.state;
    this.#ended(plan, how);
    this.#isPlain = false;
    if (state === undefined) return;
    const isMerged = merge && before !== undefined && isMergeable(before) && isMergeable(state);
    this.state = isMerged ? merge(before, state) : state;
  }

  /** Takes slices out of the claims, or writes the state as version 0.1 did. */
  alter(chance: Chance, {holes, old}: States): void {
    const [isPierced, isOld] = [chance.is(holes), chance.is(old)];
    if (!this.isMergeable) return;
    const state = this.state as StateObject;
    if (isOld && this.#isPlain) this.#age(state, (this.plan as Plan).reading);
    else if (isPierced) this.state = withHoles(state, chance);
  }

  #age(state: StateObject, reading: Reading): void {
    const old = asOld(state, reading);
    this.state = old.state;
    for (const [stream, begin] of old.assumed)
      this.assumed.set(stream, Math.max(begin, this.assumed.get(stream) ?? begin));
  }

  #ended(plan: Plan, how: Ending['how']): void {
    this.plan = plan;
    this.isComplete = how === 'complete';
  }
}

/** Whether a state says nothing of any stream, as after a run that could not log in. */
const isSilent = (state: unknown): boolean =>
  state === undefined || Object.keys((state as StateObject).bookmarks ?? {}).length === 0;

/** The plan to repeat, from where the run began, although the default start is later by then. */
function withStart(plan: Plan, beganMs: number): Plan {
  const {startDate = Math.floor(beganMs) * 1000 - HISTORY.longest} = plan.reading;
  return {...plan, reading: {...plan.reading, startDate}};
}
