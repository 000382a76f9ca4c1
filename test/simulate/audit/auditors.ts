// All auditors for one run. The auditors see every request, every line and every state that becomes durable.

import {saysTime} from '../api/api.ts';
import type {Watcher} from '../api/network.ts';
import type {Plan} from '../plan.ts';
import {localMs} from '../run/world.ts';
import type {Surroundings} from '../surroundings.ts';
import type {Durable} from '../target/families.ts';
import type {Message} from '../target/message.ts';
import {isCompleteState} from './complete.ts';
import {Contract} from './contract.ts';
import {DurableAudit} from './durable.ts';
import {MarketplaceAudit} from './marketplaces.ts';
import {Stated} from './stated.ts';
import {ServerTime} from './told.ts';
import {type Reading, Wanted} from './wanted.ts';
import {Written} from './written.ts';

export class Auditors {
  readonly #surroundings: Surroundings;
  readonly #reading: Reading;
  readonly #time: ServerTime;
  readonly #durable: DurableAudit;
  readonly #stated: Stated;
  readonly #written: Written;
  readonly #marketplaces: MarketplaceAudit;
  readonly #contract: Contract;
  readonly #fail: (message: string) => void;
  #known: Wanted | undefined;
  /** The last state that the target made durable and printed. */
  printed: unknown;

  constructor({reading, config}: Plan, surroundings: Surroundings, fail: (message: string) => void) {
    const {shops, warehouse, traits} = surroundings;
    this.#surroundings = surroundings;
    this.#reading = reading;
    this.#fail = fail;
    this.#time = new ServerTime(traits.api.aheadMs > 0);
    const wanted = () => this.#wanted;
    this.#durable = new DurableAudit({shops, traits, warehouse, reading, fail});
    this.#stated = new Stated({reading, wanted, fail});
    this.#marketplaces = new MarketplaceAudit({reading, traits, warehouse, fail});
    const {showsSeconds} = traits.api;
    const {policy} = reading;
    this.#written = new Written({shops, policy, marketplaces: this.#marketplaces, showsSeconds, wanted, fail});
    const limits = {perMinute: config.requestsPerMinute, atOnce: config.maxConcurrency};
    this.#contract = new Contract({...limits, streams: reading.streams}, fail);
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
        this.#durable.holds(state, this.#stated.first);
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
      loggedIn: (atMs, date) => {
        this.#durable.loggedIn(atMs);
        this.#time.loggedIn(this.#microsOf(date) ?? this.#localMicros());
      },
      dated: (date) => this.#time.dated(this.#microsOf(date) ?? Number.POSITIVE_INFINITY),
    };
  }

  take(message: Message): void {
    this.#written.take(message);
    if (message.type === 'STATE') this.#stated.take(message.value);
    if (message.type === 'SCHEMA') this.#stated.schema();
  }

  /** The state with which the run began; undefined before its first line. */
  get first(): unknown {
    return this.#stated.first;
  }

  targetGone(): void {
    this.#contract.isOver = 'the target is gone';
  }

  over(): void {
    const {running} = this.#contract;
    if (running > 0) this.#fail(`the run ended with ${running} requests in progress`);
    this.#contract.isOver ??= 'the run is over';
  }

  /** A run that succeeded, once the target has stored everything. */
  complete(): void {
    this.#written.close();
    const {traits} = this.#surroundings;
    const wanted = this.#wanted;
    if (wanted) {
      isCompleteState(this.#stated.last, {reading: this.#reading, wanted, fail: this.#fail});
      // Of runs that write at once, one may write the older version of an order last. It is not claimed yet.
      if (!this.#surroundings.warehouse.isShared) this.#durable.isAllThere(wanted);
      this.#marketplaces.complete(!this.#surroundings.network.isQuiet && traits.network.faults > 0);
    } else this.#fail('the run succeeded without a login');
  }

  /** A run that was refused because of its state has read and written nothing. */
  refused(): void {
    if (this.#stated.first !== undefined) this.#fail('the run was refused, but wrote a state');
    if (this.#contract.hasRead) this.#fail('the run was refused, but only after it had read orders');
  }

  get #wanted(): Wanted | undefined {
    const {told} = this.#time;
    if (told && this.#known?.told.earliest !== told.earliest) this.#known = new Wanted(this.#reading, told);
    return this.#known;
  }

  #microsOf(date: string | undefined): number | undefined {
    return date === undefined ? undefined : Date.parse(date) * 1000;
  }

  #localMicros(): number {
    const {clock, traits} = this.#surroundings;
    if (saysTime(traits)) this.#fail('the login has no date');
    return localMs(clock, traits) * 1000;
  }
}

/** The first run starts from a state without bookmarks. */
export const stateOf = (state: unknown): unknown => state ?? {bookmarks: {}};
