// What an engine does with the tap and its states: one run after the other, two at once, units that are merged, days,
// a full refresh, or the state of another account.

import type {OrderStream} from '../helpers/streams.ts';
import type {Splits} from './audit/splits.ts';
import {isTrue} from './audit/truth.ts';
import {isUnion} from './audit/union.ts';
import type {Reading} from './audit/wanted.ts';
import type {Chance} from './chance.ts';
import type {StateObject} from './claims/bookmark.ts';
import {Broken} from './failure.ts';
import {type Before, drawPlan, type Last, type Plan, planLike, quietPlan} from './reading.ts';
import type {Ending} from './run/ending.ts';
import {withHoles} from './states/holes.ts';
import {isMergeable, merged, united} from './states/merge.ts';
import {asOld} from './states/old.ts';
import {ofAnotherAccount} from './states/swapped.ts';
import {unitsOf} from './states/units.ts';
import type {Surroundings} from './surroundings.ts';
import {DAY, HOUR, SECOND} from './time.ts';

export type Merge = (a: StateObject, b: StateObject) => StateObject;

type RoundsOptions = {
  readonly surroundings: Surroundings;
  readonly splits: Splits;
  readonly run: (plan: Plan) => Promise<Ending>;
  readonly merge?: Merge | undefined;
};

type Kind = 'one' | 'units' | 'together' | 'refresh' | 'swapped';

export class Rounds {
  readonly #options: RoundsOptions;
  readonly #merge: Merge;
  readonly #assumed = new Map<OrderStream | string, number>();
  #state: unknown;
  #plan: Plan | undefined;
  /** Whether the last run emptied a table, and no state says so yet. */
  #isPending = false;
  #isComplete = false;
  #isBeside = false;
  #firstDay: number | undefined;

  constructor(options: RoundsOptions) {
    this.#options = options;
    this.#merge = options.merge ?? united;
  }

  async play(number: number): Promise<void> {
    const {surroundings} = this.#options;
    const chance = surroundings.chance.fork(`round ${number}`);
    if (this.#isPending) await this.#again(chance);
    else {
      this.#alter(chance);
      await this.#rounds[this.#kind(chance)](chance);
    }
    this.#check();
  }

  /** The last run. Returns what the tables must equal the shop for. */
  async last(): Promise<{readonly reading: Reading; readonly from: number | undefined}> {
    const {traits, chance} = this.#options.surroundings;
    const isRefresh = this.#isPending && this.#plan?.isRefresh === true;
    const plan = {...quietPlan(traits, chance, this.#last(isRefresh)), isRefresh};
    const {how} = await this.#one(plan);
    if (how !== 'complete') throw new Broken(`the quiet run ended ${how}`);
    this.#check();
    // Nothing but a long lookback finds silent changes, and no day reads that far back.
    const firstDay = traits.silent ? undefined : this.#firstDay;
    return {reading: plan.reading, from: firstDay ?? plan.reading.startDate};
  }

  #last(isRefresh: boolean): Last {
    const {traits} = this.#options.surroundings;
    const before = {...this.#before(), ...(isRefresh && {state: undefined})};
    const isPending = this.#isPending;
    if (traits.states.isDaily) return {...before, isPending, startDate: this.#nextDay};
    return {...before, isPending, startDate: isPending ? this.#plan?.reading.startDate : traits.startDate};
  }

  get assumed(): ReadonlyMap<string, number> {
    return this.#assumed;
  }

  /** What the last run read, if it was complete, had no end and gave the state as it is. */
  get #lastPlain(): Reading | undefined {
    return this.#isComplete && !this.#isBeside && this.#plan?.reading.endDate === undefined
      ? this.#plan?.reading
      : undefined;
  }

  get #isClaimed(): boolean {
    return this.#state !== undefined && isMergeable(this.#state);
  }

  #before(): Before {
    return {reading: this.#plan?.reading, state: this.#state, nowMs: this.#options.surroundings.clock.nowMs};
  }

  #kind(chance: Chance): Kind {
    const {states} = this.#options.surroundings.traits;
    const drawn = (['units', 'together', 'refresh', 'swapped'] as const).filter((kind) => chance.is(states[kind]));
    return states.isDaily ? 'one' : (drawn[0] ?? 'one');
  }

  readonly #rounds: Readonly<Record<Kind, (chance: Chance) => Promise<void>>> = {
    one: async () => {
      await this.#one(this.#draw());
    },
    units: (chance) => this.#units(chance),
    together: (chance) => this.#together(chance),
    refresh: async () => {
      await this.#one({...this.#incremental(this.#draw(), undefined), isRefresh: true});
    },
    swapped: async (chance) => {
      await this.#swapped(chance);
      await this.#one(this.#draw());
    },
  };

  #draw(): Plan {
    const {traits, chance, clock} = this.#options.surroundings;
    const plan = drawPlan(traits, chance, this.#before());
    return traits.states.isDaily ? this.#day(plan, clock.nowMs) : plan;
  }

  get #nextDay(): number | undefined {
    const {startDate, endDate} = this.#plan?.reading ?? {};
    return this.#isComplete ? endDate : startDate;
  }

  /** The next day, or the same one again if it is not complete. */
  #day(plan: Plan, nowMs: number): Plan {
    const {traits, chance} = this.#options.surroundings;
    const old = this.#plan?.reading;
    const until = Math.floor(nowMs) * 1000 - 8 * HOUR;
    const startDate = this.#nextDay ?? until - DAY;
    this.#firstDay ??= startDate;
    const endDate = !this.#isComplete && old?.endDate ? old.endDate : Math.max(until, startDate + SECOND);
    return planLike(traits, chance, {...plan.reading, fullTable: [], startDate, endDate});
  }

  async #one(plan: Plan): Promise<Ending> {
    this.#plan = plan;
    const ending = await this.#options.run(plan);
    const {state, how, hasEmptied} = ending;
    this.#isComplete = how === 'complete';
    this.#isBeside = false;
    this.#isPending = hasEmptied && state === undefined;
    if (state === undefined) return ending;
    const isMerged = plan.isRefresh || (how !== 'complete' && this.#options.surroundings.traits.merges);
    this.#state = isMerged ? merged(this.#state, state) : state;
    return ending;
  }

  /** The same run again, since no state says what it did. */
  async #again(chance: Chance): Promise<void> {
    const {traits} = this.#options.surroundings;
    const {reading, isRefresh = false} = this.#plan as Plan;
    const input = isRefresh ? undefined : this.#state;
    await this.#one({...planLike(traits, chance, {...reading, input}), isRefresh});
  }

  /** Two runs begin from one state; then their states are merged, or the last one counts. */
  async #together(chance: Chance): Promise<void> {
    const begin = this.#state;
    const plans = [this.#draw(), this.#draw()].map((plan) => this.#incremental(plan, begin));
    for (const plan of plans) await this.#beside(plan, chance.is(0.6));
  }

  async #beside(plan: Plan, isMerged: boolean): Promise<void> {
    const before = this.#state;
    this.#plan = plan;
    const {state, how} = await this.#options.run(plan);
    this.#isComplete = how === 'complete';
    this.#isBeside = true;
    if (state === undefined) return;
    this.#state = state;
    if (isMerged && before !== undefined && isMergeable(before) && this.#isClaimed)
      this.#state = this.#united(before, state as StateObject);
  }

  #united(a: StateObject, b: StateObject): StateObject {
    const both = this.#merge(a, b);
    isUnion(both, a, b);
    return both;
  }

  #incremental(plan: Plan, input: unknown): Plan {
    const {traits, chance} = this.#options.surroundings;
    return planLike(traits, chance, {...plan.reading, input, fullTable: []});
  }

  /** A range is cut into units, which run in any order, some not at all. */
  async #units(chance: Chance): Promise<void> {
    const plan = this.#draw();
    const input = chance.is(0.7) ? undefined : this.#state;
    const {nowMs} = this.#options.surroundings.clock;
    const units = chance.shuffle(unitsOf(plan.reading, chance, nowMs)).filter(() => chance.is(0.8));
    if (this.#state !== undefined && !this.#isClaimed) this.#state = undefined;
    for (const unit of units)
      await this.#beside(this.#incremental({...plan, reading: {...plan.reading, ...unit}}, input), true);
  }

  async #swapped(chance: Chance): Promise<void> {
    const plan = this.#draw();
    const input = this.#state && ofAnotherAccount(this.#state as StateObject, plan.reading.streams);
    if (!input) return;
    const {traits} = this.#options.surroundings;
    await this.#options.run({...planLike(traits, chance, {...plan.reading, input}), isRefused: true});
  }

  /** Takes slices out of the claims, or writes the state as version 0.1 did. */
  #alter(chance: Chance): void {
    const {states} = this.#options.surroundings.traits;
    const [isPierced, isOld] = [chance.is(states.holes), chance.is(states.old)];
    if (states.isDaily || !this.#isClaimed) return;
    if (isOld && this.#lastPlain) {
      const {state, assumed} = asOld(this.#state as StateObject, this.#lastPlain);
      this.#state = state;
      for (const [stream, begin] of assumed)
        this.#assumed.set(stream, Math.max(begin, this.#assumed.get(stream) ?? begin));
    } else if (isPierced) this.#state = withHoles(this.#state as StateObject, chance);
  }

  #check(): void {
    const {surroundings, splits} = this.#options;
    if (this.#state === undefined || this.#isPending) return;
    const fail = (message: string) => {
      throw new Broken(message);
    };
    const lookbackDays = this.#plan?.reading.lookbackDays ?? 0;
    isTrue({state: this.#state, lookbackDays, assumed: this.#assumed}, {...surroundings, splits, fail});
  }
}
