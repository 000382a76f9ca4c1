// Runs one simulation: creates a world from a seed, disturbs some runs in it, and ends with a quiet run after which the
// tables must match the shop.

import {ACTION_MAKES, actionTraits, seedAction} from './actions.ts';
import {Api} from './api/api.ts';
import {Network} from './api/network.ts';
import {equalsShop} from './audit/final.ts';
import {Lagging} from './audit/lagging.ts';
import {Splits} from './audit/splits.ts';
import {Chance} from './chance.ts';
import {Changes} from './changes.ts';
import {Clock} from './clock.ts';
import type {Counts} from './counts.ts';
import {noCounts} from './counts.ts';
import {Broken} from './failure.ts';
import type {Merge} from './kept.ts';
import type {Plan} from './plan.ts';
import {Rounds} from './rounds.ts';
import type {Ending} from './run/ending.ts';
import {runOnce} from './run/run.ts';
import {populate} from './seed-orders.ts';
import {Shop} from './shop.ts';
import {Shops} from './shops.ts';
import type {Surroundings} from './surroundings.ts';
import type {Tap} from './tap.ts';
import {Warehouse} from './target/warehouse.ts';
import type {Traits, WorldOptions} from './traits.ts';
import {traitsOf} from './traits.ts';

export type Result = {readonly broken?: Error; readonly counts: Counts; readonly traits: Traits};

type Given = WorldOptions & {
  readonly tap: Tap;
  /** Merges two states; by default, by uniting their claims. */
  readonly merge?: Merge | undefined;
  readonly trace?: (text: () => string) => void;
};

const BEGIN_MS = Date.UTC(2026, 10, 21, 10, 0, 0);

export async function simulate(seed: number, given: Given): Promise<Result> {
  const world = new World(seed, given);
  try {
    await world.live();
  } catch (error) {
    const result = world.result();
    // The tap's only assumption about false responses: the same query never gets two in a row.
    const isExcused = result.traits.lies.rate > 0 && result.traits.lies.isRepeated && error instanceof Broken;
    if (isExcused) return {...result, counts: {...result.counts, lost: 1}};
    return {...result, broken: error as Error};
  }
  return world.result();
}

class World {
  readonly #surroundings: Surroundings;
  readonly #api: Api;
  readonly #changes: Changes;
  readonly #actionChanges: Changes;
  readonly #splits: Splits;
  readonly #counts: Counts = {...noCounts(), worlds: 1};
  readonly #rounds: Rounds;

  constructor(seed: number, {trace: write = () => {}, tap, merge, ...options}: Given) {
    const chance = new Chance(`world ${seed}`);
    const traits = traitsOf(seed, options, BEGIN_MS);
    const clock = new Clock(BEGIN_MS + chance.int(0, 999));
    const isVague = traits.silent || traits.api.showsSeconds;
    const shops = new Shops(new Shop({hasChildren: traits.children.length > 0, isVague}), new Shop({prefix: ''}));
    const trace = (text: () => string) => write(() => `${new Date(clock.nowMs).toISOString()} ${text()}`);
    populate(shops.orders, traits, chance.fork('births'), clock.nowMs);
    this.#changes = new Changes(shops.orders, {traits, chance: chance.fork('changes'), trace});
    const ofActions = actionTraits(traits);
    if (traits.hasActions) populate(shops.actions, ofActions, chance.fork('actions'), clock.nowMs, seedAction);
    const [own, makes] = [chance.fork('changes of actions'), ACTION_MAKES];
    this.#actionChanges = new Changes(shops.actions, {traits: ofActions, chance: own, trace, makes});
    this.#api = new Api({
      shop: shops.orders,
      traits,
      chance: chance.fork('api'),
      changes: this.#changes,
      actions: {shop: shops.actions, traits: ofActions, changes: this.#actionChanges},
    });
    const network = new Network({clock, api: this.#api, traits, chance: chance.fork('network'), trace});
    const warehouse = new Warehouse();
    const lagging = new Lagging(traits);
    this.#surroundings = {clock, shops, network, warehouse, traits, lagging, chance: chance.fork('runs'), trace};
    this.#splits = new Splits({shops, warehouse, fail});
    const run = (plans: readonly Plan[]) => this.#run(tap, plans);
    this.#rounds = new Rounds({surroundings: this.#surroundings, splits: this.#splits, run, merge});
    trace(() => JSON.stringify(traits, null, 1));
  }

  async live(): Promise<void> {
    const {traits} = this.#surroundings;
    for (let round = 0; round < traits.runs; round += 1) {
      await this.#rounds.play(round);
      this.#passTime();
    }
    await this.#quietly();
  }

  result(): Result {
    const {network, warehouse, traits} = this.#surroundings;
    const counts = {
      ...this.#counts,
      ...this.#api.counts,
      merges: this.#rounds.merges,
      requests: network.requests,
      faults: network.faults,
    };
    return {counts: {...counts, rows: warehouse.rows, repeated: warehouse.repeated, states: warehouse.states}, traits};
  }

  async #quietly(): Promise<void> {
    const {clock, network, traits} = this.#surroundings;
    clock.nowMs += 3_600_000 + Math.abs(traits.clockOffMs);
    network.isQuiet = true;
    this.#api.isQuiet = true;
    const {reading, from} = await this.#rounds.last();
    const {assumed} = this.#rounds;
    const means = {...this.#surroundings, splits: this.#splits, nowMs: clock.nowMs, fail};
    this.#counts.split = equalsShop({...means, reading, from, assumed});
  }

  /** Runs the tap once, or several times at once. */
  async #run(tap: Tap, plans: readonly Plan[]): Promise<Ending[]> {
    const {clock, warehouse, lagging} = this.#surroundings;
    warehouse.begin(plans.length);
    for (const {reading} of plans) lagging.begin(reading.endDate);
    for (const plan of plans) this.#begun(plan);
    const settled = await Promise.allSettled(plans.map((plan) => runOnce(tap, plan, this.#surroundings)));
    clock.clear();
    const endings = settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    for (const ending of endings) this.#ended(ending);
    this.#splits.ended(
      plans.length > 1 ? Number.POSITIVE_INFINITY : endings.filter(({how}) => how !== 'complete').length,
    );
    return endings;
  }

  #begun({reading, stop, config, isRefresh}: Plan): void {
    this.#surroundings.trace(() => `RUN ${JSON.stringify({...reading, stop, maxConcurrency: config.maxConcurrency})}`);
    this.#counts.runs += 1;
    if (reading.input !== undefined) this.#counts.resumes += 1;
    if (isRefresh) this.#counts.refreshes += 1;
  }

  #ended({how, state}: Ending): void {
    this.#surroundings.trace(() => `ENDED ${how} ${JSON.stringify(state)}`);
    if (how === 'killed') this.#counts.kills += 1;
    if (how === 'interrupted' || how === 'target died') this.#counts.stops += 1;
    if (how === 'failed') this.#counts.failures += 1;
    if (how === 'refused') this.#counts.refusals += 1;
  }

  #passTime(): void {
    const {clock, chance, traits, shops} = this.#surroundings;
    const own = chance.fork(`actions ${clock.nowMs}`);
    const steps = chance.int(0, 3);
    for (let step = 0; step < steps; step += 1) {
      clock.nowMs += chance.magnitude(1000, 3 * 86_400_000);
      if (traits.changes > 0) this.#changes.some(clock.nowMs, shops.orders.orders.slice(0, 50), chance.int(0, 5));
      if (traits.changes > 0 && traits.hasActions)
        this.#actionChanges.some(clock.nowMs, shops.actions.orders.slice(-50), own.int(0, 5));
    }
    clock.nowMs += chance.int(1000, 60_000);
  }
}

function fail(message: string): never {
  throw new Broken(message);
}
