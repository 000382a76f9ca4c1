// What an engine does with the tap and its states: one run after the other, two from one state, units that are merged,
// days, a full refresh, or the state of another account.

import type {Splits} from './audit/splits.ts';
import {isTrue} from './audit/truth.ts';
import {isUnion} from './audit/union.ts';
import type {Reading} from './audit/wanted.ts';
import type {Chance} from './chance.ts';
import type {StateObject} from './claims/bookmark.ts';
import {Broken} from './failure.ts';
import {Kept, type Merge} from './kept.ts';
import type {Plan} from './plan.ts';
import {type Before, drawPlan, type Last, planLike, quietPlan} from './reading.ts';
import type {Ending} from './run/ending.ts';
import {Days} from './states/days.ts';
import {united} from './states/merge.ts';
import {ofAnotherAccount} from './states/swapped.ts';
import {unitsOf} from './states/units.ts';
import type {Surroundings} from './surroundings.ts';

type RoundsOptions = {
  readonly surroundings: Surroundings;
  readonly splits: Splits;
  /** Runs the tap once for each plan, all at once. */
  readonly run: (plans: readonly Plan[]) => Promise<Ending[]>;
  readonly merge?: Merge | undefined;
};

type Kind = 'one' | 'units' | 'together' | 'refresh' | 'swapped';

export class Rounds {
  readonly #options: RoundsOptions;
  readonly #kept = new Kept();
  readonly #days = new Days();
  /** The number of times that two states were merged. */
  merges = 0;

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  async play(number: number): Promise<void> {
    const {surroundings} = this.#options;
    const {states} = surroundings.traits;
    const chance = surroundings.chance.fork(`round ${number}`);
    if (this.#kept.isPending) await this.#again();
    else if (states.isDaily) await this.#one(this.#days.next(this.#draw(), this.#kept, surroundings));
    else {
      this.#kept.alter(chance, states);
      await this.#kinds[this.#kind(chance)](chance);
    }
    this.#check();
  }

  /** The last run. Returns what it read, and since when the tables must equal the shop. */
  async last(): Promise<{readonly reading: Reading; readonly from: number | undefined}> {
    const {traits, chance} = this.#options.surroundings;
    const isRefresh = this.#kept.isPending && this.#kept.plan?.isRefresh === true;
    const plan = {...quietPlan(traits, chance, this.#last(isRefresh)), isRefresh};
    const {how} = await this.#one(plan);
    if (how !== 'complete') throw new Broken(`the quiet run ended ${how}`);
    this.#check();
    // Nothing but a long lookback finds silent changes, and no day reads that far back.
    const firstDay = traits.silent ? undefined : this.#days.first;
    return {reading: plan.reading, from: firstDay ?? plan.reading.startDate};
  }

  get assumed(): ReadonlyMap<string, number> {
    return this.#kept.assumed;
  }

  #last(isRefresh: boolean): Last {
    const {traits} = this.#options.surroundings;
    const {isPending, plan} = this.#kept;
    const before = {...this.#before(), isPending, ...(isRefresh && {state: undefined})};
    if (traits.states.isDaily) return {...before, startDate: this.#days.start(this.#kept)};
    return {...before, startDate: isPending ? plan?.reading.startDate : traits.startDate};
  }

  #before(): Before {
    const {plan, state} = this.#kept;
    return {reading: plan?.reading, state, nowMs: this.#options.surroundings.clock.nowMs};
  }

  #kind(chance: Chance): Kind {
    const {states} = this.#options.surroundings.traits;
    const drawn = (['units', 'together', 'refresh', 'swapped'] as const).filter((kind) => chance.is(states[kind]));
    return drawn[0] ?? 'one';
  }

  readonly #kinds: Readonly<Record<Kind, (chance: Chance) => Promise<unknown>>> = {
    one: () => this.#one(this.#draw()),
    units: (chance) => this.#units(chance),
    together: (chance) => this.#together(chance),
    refresh: () => this.#one({...this.#incremental(this.#draw().reading, undefined), isRefresh: true}),
    swapped: () => this.#swapped(),
  };

  #draw(): Plan {
    const {traits, chance} = this.#options.surroundings;
    return drawPlan(traits, chance, this.#before());
  }

  async #one(plan: Plan): Promise<Ending> {
    const {clock, traits} = this.#options.surroundings;
    const beganMs = clock.nowMs;
    const [ending] = (await this.#options.run([plan])) as [Ending];
    const forgets = traits.family === 'airbyte';
    this.#kept.resume(plan, ending, {beganMs, merges: traits.merges, forgets});
    return ending;
  }

  /** The same run again, since no state says what it did. */
  #again(): Promise<Ending> {
    const {reading, isRefresh = false} = this.#kept.plan as Plan;
    return this.#one({...this.#like({...reading, input: isRefresh ? undefined : this.#kept.state}), isRefresh});
  }

  /** Two runs begin from one state, at once or not; then their states are merged, or the last one counts. */
  async #together(chance: Chance): Promise<void> {
    const {state} = this.#kept;
    const [one, other] = [this.#draw().reading, this.#draw().reading];
    // Under two policies at once, an order's rows could have keys from both.
    const plans = [one, {...other, policy: one.policy}].map((reading) => this.#incremental(reading, state));
    const groups = chance.is(0.5) && this.#mayOverlap(plans) ? [plans] : plans.map((plan) => [plan]);
    for (const group of groups) await this.#beside(group, chance.is(0.6));
  }

  /** No page may be held up by the target for as long as the lookback. */
  #mayOverlap(plans: readonly Plan[]): boolean {
    const {targetMs} = this.#options.surroundings.traits;
    return targetMs < 20_000 && plans.every(({reading}) => reading.lookbackDays >= 1);
  }

  /** A range is cut into units, which run in any order, some not at all. */
  async #units(chance: Chance): Promise<void> {
    const {reading} = this.#draw();
    const {nowMs} = this.#options.surroundings.clock;
    const input = chance.is(0.7) ? undefined : this.#kept.state;
    const units = chance.shuffle(unitsOf(reading, chance, nowMs)).filter(() => chance.is(0.8));
    if (!this.#kept.isMergeable) this.#kept.state = undefined;
    for (const unit of units) await this.#beside([this.#incremental({...reading, ...unit}, input)], true);
  }

  async #beside(plans: readonly Plan[], isMerged: boolean): Promise<void> {
    const endings = await this.#options.run(plans);
    const merge: Merge | undefined = isMerged ? (a, b) => this.#united(a, b) : undefined;
    for (const [index, ending] of endings.entries()) this.#kept.beside(plans[index] as Plan, ending, merge);
  }

  #united(a: StateObject, b: StateObject): StateObject {
    const {merge = united} = this.#options;
    const both = merge(a, b);
    isUnion(both, a, b);
    this.merges += 1;
    return both;
  }

  /** A run with the state of another account, and then one with the right state. */
  async #swapped(): Promise<void> {
    const {reading} = this.#draw();
    const {state} = this.#kept;
    const input = state === undefined ? undefined : ofAnotherAccount(state as StateObject, reading.streams);
    if (input) await this.#options.run([{...this.#like({...reading, input}), isRefused: true}]);
    await this.#one(this.#draw());
  }

  #incremental(reading: Reading, input: unknown): Plan {
    return this.#like({...reading, input, fullTable: []});
  }

  #like(reading: Reading): Plan {
    const {traits, chance} = this.#options.surroundings;
    return planLike(traits, chance, reading);
  }

  #check(): void {
    const {surroundings, splits} = this.#options;
    const {state, isPending, plan, assumed} = this.#kept;
    if (state === undefined || isPending) return;
    const fail = (message: string) => {
      throw new Broken(message);
    };
    isTrue({state, lookbackDays: plan?.reading.lookbackDays ?? 0, assumed}, {...surroundings, splits, fail});
  }
}
