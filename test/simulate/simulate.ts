// Runs one simulation: creates a world from a seed, disturbs some runs in it, and ends with a quiet run after which the
// tables must match the shop.

import {Api} from './api/api.ts';
import {Network} from './api/network.ts';
import {equalsShop} from './audit/final.ts';
import {Splits} from './audit/splits.ts';
import {Chance} from './chance.ts';
import {Changes} from './changes.ts';
import {Clock} from './clock.ts';
import type {Counts} from './counts.ts';
import {noCounts} from './counts.ts';
import {Broken} from './failure.ts';
import type {Plan} from './reading.ts';
import {drawPlan, quietPlan} from './reading.ts';
import type {Ending} from './run/ending.ts';
import {runOnce} from './run/run.ts';
import {populate} from './seed-orders.ts';
import {Shop} from './shop.ts';
import type {Surroundings} from './surroundings.ts';
import type {Tap} from './tap.ts';
import {Warehouse} from './target/warehouse.ts';
import type {Traits, WorldOptions} from './traits.ts';
import {traitsOf} from './traits.ts';

export type Result = {readonly broken?: Error; readonly counts: Counts; readonly traits: Traits};

type Given = WorldOptions & {readonly tap: Tap; readonly trace?: (text: () => string) => void};

const BEGIN_MS = Date.UTC(2026, 10, 21, 10, 0, 0);

export async function simulate(seed: number, given: Given): Promise<Result> {
  const world = new World(seed, given);
  try {
    await world.live(given.tap);
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
  readonly #splits: Splits;
  readonly #counts: Counts = {...noCounts(), worlds: 1};
  #state: unknown;
  #plan: Plan | undefined;

  constructor(seed: number, {trace: write = () => {}, ...options}: Given) {
    const chance = new Chance(`world ${seed}`);
    const traits = traitsOf(seed, options, BEGIN_MS);
    const clock = new Clock(BEGIN_MS + chance.int(0, 999));
    const shop = new Shop();
    const trace = (text: () => string) => write(() => `${new Date(clock.nowMs).toISOString()} ${text()}`);
    populate(shop, traits, chance.fork('births'), clock.nowMs);
    this.#changes = new Changes(shop, traits, chance.fork('changes'), trace);
    this.#api = new Api({shop, traits, chance: chance.fork('api'), changes: this.#changes});
    const network = new Network({clock, api: this.#api, traits, chance: chance.fork('network'), trace});
    const warehouse = new Warehouse();
    this.#surroundings = {clock, shop, network, warehouse, traits, chance: chance.fork('runs'), trace};
    this.#splits = new Splits({shop, warehouse, fail});
    trace(() => JSON.stringify(traits, null, 1));
  }

  async live(tap: Tap): Promise<void> {
    const {traits} = this.#surroundings;
    for (let run = 0; run < traits.runs; run += 1) {
      await this.#run(tap, drawPlan(traits, this.#surroundings.chance, this.#before()));
      this.#passTime();
    }
    await this.#quietly(tap);
  }

  result(): Result {
    const {network, warehouse, traits} = this.#surroundings;
    const counts = {
      ...this.#counts,
      orders: this.#api.sent,
      lies: this.#api.lies,
      requests: network.requests,
      faults: network.faults,
    };
    return {counts: {...counts, rows: warehouse.rows, repeated: warehouse.repeated, states: warehouse.states}, traits};
  }

  async #quietly(tap: Tap): Promise<void> {
    const {clock, network, traits, chance} = this.#surroundings;
    clock.nowMs += 3_600_000 + Math.abs(traits.clockOffMs);
    network.isQuiet = true;
    this.#api.isQuiet = true;
    const plan = quietPlan(traits, chance, this.#before());
    const {how} = await this.#run(tap, plan);
    if (how !== 'complete') fail(`the quiet run ended ${how}`);
    const means = {...this.#surroundings, splits: this.#splits, nowMs: clock.nowMs, fail};
    this.#counts.split = equalsShop({...means, reading: plan.reading});
  }

  #before() {
    return {reading: this.#plan?.reading, state: this.#state, nowMs: this.#surroundings.clock.nowMs};
  }

  async #run(tap: Tap, plan: Plan): Promise<Ending> {
    const {reading, stop, config} = plan;
    this.#surroundings.trace(() => `RUN ${JSON.stringify({...reading, stop, maxConcurrency: config.maxConcurrency})}`);
    this.#plan = plan;
    this.#counts.runs += 1;
    this.#surroundings.warehouse.run += 1;
    if (this.#state !== undefined) this.#counts.resumes += 1;
    const ending = await runOnce(tap, plan, this.#surroundings);
    this.#surroundings.trace(() => `ENDED ${ending.how} ${JSON.stringify(ending.state)}`);
    if (ending.how === 'killed') this.#counts.kills += 1;
    if (ending.how === 'interrupted' || ending.how === 'target died') this.#counts.stops += 1;
    if (ending.how === 'failed') this.#counts.failures += 1;
    this.#splits.ended(ending.how !== 'complete');
    this.#resumeFrom(ending);
    return ending;
  }

  /** Passes the target's state to the next run, alone or merged into the old state as Meltano does after a failure. */
  #resumeFrom({state, how}: Ending): void {
    if (state === undefined) return;
    const isMerged = how !== 'complete' && this.#surroundings.traits.merges;
    this.#state = isMerged ? merged(this.#state, state) : state;
  }

  #passTime(): void {
    const {clock, chance, traits, shop} = this.#surroundings;
    const steps = chance.int(0, 3);
    for (let step = 0; step < steps; step += 1) {
      clock.nowMs += chance.magnitude(1000, 3 * 86_400_000);
      if (traits.changes > 0) this.#changes.some(clock.nowMs, shop.orders.slice(0, 50), chance.int(0, 5));
    }
    clock.nowMs += chance.int(1000, 60_000);
  }
}

function fail(message: string): never {
  throw new Broken(message);
}

function merged(under: unknown, over: unknown): unknown {
  if (!isObject(under) || !isObject(over)) return over;
  return Object.fromEntries(
    [...new Set([...Object.keys(under), ...Object.keys(over)])].map((key) => [
      key,
      key in over ? merged(under[key], over[key]) : under[key],
    ]),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
