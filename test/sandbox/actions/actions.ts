// The actions of a shop, and how they change. They have a generator of their own, so the orders do not depend on them.
import type {Clock} from '../clock.ts';
import {DAY, type Micros, readInstant, SECOND} from '../instants.ts';
import {type Random, random, shuffled} from '../random.ts';
import type {Raw} from '../render.ts';
import type {Row} from '../rows.ts';
import {type Action, actionRow, movedOn, newAction, renderAction} from './action.ts';
import {fullActionRow} from './full-row.ts';

/** An action as the API searches for it and shows it. */
export type ShownAction = {
  readonly marketplace: string;
  readonly updatedAt: Micros;
  readonly createdAt: Micros | undefined;
  readonly raw: Raw;
};

export type ActionsOptions = {
  readonly accountId: number;
  readonly seed: string;
  readonly marketplaces: readonly string[];
  readonly clock: Clock;
  /** The initial number of actions, spread over the past days. */
  readonly count: number;
  readonly days?: number;
};

const FIRST_ID = 123_000_000;
const MOST_STEPS = 3;

export class Actions {
  readonly #options: ActionsOptions;
  readonly #dice: Random;
  readonly #made = new Map<number, Action>();
  readonly #handMade = new Map<string, ShownAction>();
  /** Kept, because most actions do not change between two requests. */
  readonly #rendered = new WeakMap<Action, ShownAction>();

  constructor(options: ActionsOptions) {
    const {count, days = 60, clock, seed} = options;
    this.#options = options;
    this.#dice = random(seed, 'actions');
    for (let number = 0; number < count; number += 1)
      this.#begin(number, clock.start - 3 * SECOND - Math.floor(this.#dice.next() * days * DAY));
  }

  get shown(): ShownAction[] {
    return [...[...this.#made.values()].map((action) => this.#shownOf(action)), ...this.#handMade.values()];
  }

  /** The rows that the table must currently contain, without personal columns. */
  truth(): Raw[] {
    return [...this.#made.values()].map((action) => actionRow(action, this.#options.accountId));
  }

  /** The rows with every column, as they are when every personal value is written. */
  fullTruth(): Row[] {
    const {accountId} = this.#options;
    return [...this.#made.values()].map((action) => fullActionRow(action, this.#shownOf(action).raw, accountId));
  }

  create(): void {
    const {seed, marketplaces, clock} = this.#options;
    const id = FIRST_ID + this.#made.size;
    this.#made.set(id, newAction(id, seed, marketplaces, clock.stamp()));
  }

  /** Moves a random action on. */
  touch(): void {
    const action = this.#dice.pick([...this.#made.values()]);
    this.#made.set(action.id, movedOn(action, this.#dice, this.#options.clock.stamp()));
  }

  /**
   * Moves actions on at one instant.
   *
   * @param alike whether they also share a marketplace and the time of their creation, so that nothing divides them
   */
  bulk(count: number, {alike = false, at = this.#options.clock.stamp()} = {}): void {
    const [marketplace = ''] = this.#options.marketplaces;
    for (const action of shuffled([...this.#made.values()], this.#dice.next).slice(0, count)) {
      const moved = movedOn(action, this.#dice, at);
      this.#made.set(action.id, alike ? {...moved, marketplace, createdAt: at - DAY} : moved);
    }
  }

  /** Adds a hand-written action, or replaces it; no row is expected for it. */
  add(raw: Raw): void {
    this.#handMade.set(String(raw.id), {
      marketplace: String(raw.marketplace),
      updatedAt: readInstant(String(raw.updated_at)) ?? this.#options.clock.start - DAY,
      createdAt: readInstant(String(raw.created_at)),
      raw,
    });
  }

  #shownOf(action: Action): ShownAction {
    const {marketplace, updatedAt, createdAt} = action;
    const raw = () => renderAction(action, this.#options.accountId);
    const shown = this.#rendered.get(action) ?? {marketplace, updatedAt, createdAt, raw: raw()};
    this.#rendered.set(action, shown);
    return shown;
  }

  #begin(number: number, createdAt: Micros): void {
    const {seed, marketplaces, clock} = this.#options;
    let action = newAction(FIRST_ID + number, seed, marketplaces, createdAt);
    for (let steps = this.#dice.int(MOST_STEPS + 1); steps > 0; steps -= 1)
      action = movedOn(action, this.#dice, Math.min(clock.start - 2 * SECOND, action.updatedAt + 60 * SECOND + steps));
    this.#made.set(action.id, action);
  }
}
