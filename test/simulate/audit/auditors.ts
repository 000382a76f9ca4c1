// All auditors for one run. The auditors see every request, every line and every state that becomes durable.

import {saysTime} from '../api/api.ts';
import type {Watcher} from '../api/network.ts';
import type {Plan} from '../reading.ts';
import {localMs} from '../run/world.ts';
import type {Surroundings} from '../surroundings.ts';
import type {Durable} from '../target/families.ts';
import type {Message} from '../target/message.ts';
import {Contract} from './contract.ts';
import {DurableAudit} from './durable.ts';
import {Written} from './written.ts';

export class Auditors {
  readonly #surroundings: Surroundings;
  readonly #durable: DurableAudit;
  readonly #written: Written;
  readonly #contract: Contract;
  readonly #fail: (message: string) => void;
  /** The last state that the target made durable and printed. */
  printed: unknown;

  constructor({reading, config}: Plan, surroundings: Surroundings, fail: (message: string) => void) {
    const {shop, warehouse, traits} = surroundings;
    this.#surroundings = surroundings;
    this.#fail = fail;
    this.#durable = new DurableAudit({shop, traits, warehouse, reading, fail});
    const input = stateOf(reading.input);
    const {showsSeconds} = traits.api;
    this.#written = new Written({shop, showsSeconds, input, streams: reading.streams, fail});
    this.#contract = new Contract({perMinute: config.requestsPerMinute, atOnce: config.maxConcurrency}, fail);
  }

  /** Returns the target's storage: rows go into the tables, and the auditors check every saved state. */
  durable(): Durable {
    const {warehouse, trace} = this.#surroundings;
    return {
      load: (row) => warehouse.load(row),
      save: (state) => {
        this.printed = state;
        warehouse.states += 1;
        trace(() => `  durable: ${JSON.stringify(state)}`);
        this.#durable.holds(state);
      },
    };
  }

  watcher(onSent: () => void): Watcher {
    const {clock} = this.#surroundings;
    return {
      sent: (request, path, query) => {
        this.#contract.sent(request, {path, query, nowMs: clock.nowMs});
        onSent();
      },
      ended: () => this.#contract.ended(),
      loggedIn: (atMs) => this.#durable.loggedIn(atMs, this.#toldMs(atMs) * 1000 - 2_000_000),
    };
  }

  take(message: Message): void {
    this.#written.take(message);
  }

  targetGone(): void {
    this.#contract.isOver = 'the target is gone';
  }

  over(): void {
    const {running} = this.#contract;
    if (running > 0) this.#fail(`the run ended with ${running} requests in progress`);
    this.#contract.isOver ??= 'the run is over';
  }

  complete(): void {
    this.#written.close();
    this.#durable.isComplete(this.#written.state);
  }

  #toldMs(atMs: number): number {
    const {clock, traits} = this.#surroundings;
    return saysTime(traits) ? Math.floor(atMs / 1000) * 1000 : localMs(clock, traits);
  }
}

/** The first run starts from a state without bookmarks. */
export const stateOf = (state: unknown): unknown => state ?? {bookmarks: {}};
