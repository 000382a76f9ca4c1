// What may be written of personal values: by the mode of their class, and by what has become of their order.

import type {PersonalClass, PersonalMode} from '../../../values/personal.ts';
import type {PersonalColumn, PersonalPolicy, Raw, Standing, Writer} from '../stream.ts';
import type {Hashes, ValueKind} from './hash.ts';
import {type StandingOptions, standingOf} from './standing.ts';

export const kept: Writer = (value) => value;

/** Writes null whatever the value is, so the value need not even be valid. */
export const withheld: Writer = () => null;

type PolicyOptions = StandingOptions & {
  readonly modes: Readonly<Record<PersonalClass, PersonalMode>>;
  /** Present if the mode of any class is `hash`. */
  readonly hashes?: Hashes | undefined;
};

export class Policy implements PersonalPolicy {
  readonly #options: PolicyOptions;
  /** What can become of an order. */
  readonly standings: readonly Standing[];

  constructor(options: PolicyOptions) {
    this.#options = options;
    this.standings = options.isErased === undefined ? ['open', 'hidden'] : ['open', 'hidden', 'erased'];
  }

  standingOf(order: Raw): Standing {
    return standingOf(order, this.#options);
  }

  /** Whether all of an order may be written, including members that the tap does not know. */
  isOpen(standing: Standing): boolean {
    return standing === 'open' && Object.values(this.#options.modes).every((mode) => mode === 'full');
  }

  /** How a column is written in each order. Costs nothing if it is always written as it is. */
  writerOf(column: PersonalColumn): (order: Raw) => Writer {
    if (this.standings.every((standing) => this.writer(column, standing) === kept)) return () => kept;
    return (order) => this.writer(column, this.standingOf(order));
  }

  /** How a member of an order is written that this column reads; undefined if it is left out. */
  memberWriter(column: PersonalColumn, standing: Standing): Writer | undefined {
    const {'x-personal-data': personalClass} = column;
    const isLeftOut = personalClass !== undefined && this.#options.modes[personalClass] === 'none';
    return isLeftOut ? undefined : this.writer(column, standing);
  }

  /** How a column is written in orders of this standing. */
  writer({'x-personal-data': personalClass, 'x-hash': hash}: PersonalColumn, standing: Standing): Writer {
    if (personalClass === undefined) return kept;
    if (isHidden(personalClass, standing)) return withheld;
    const mode = this.#options.modes[personalClass];
    if (mode !== 'hash') return mode === 'full' ? kept : withheld;
    if (hash === 'null' || hash === 'kept') return hash === 'kept' ? kept : withheld;
    return this.#hashed(personalClass, hash);
  }

  #hashed(personalClass: PersonalClass, kind: ValueKind | undefined): Writer {
    const {hashes} = this.#options;
    return (value) => (typeof value === 'string' ? (hashes?.of(personalClass, value, kind) ?? null) : null);
  }
}

/** Lengow does not hide parcels, whose numbers are keys: keys must not change when an order turns six months old. */
const isHidden = (personalClass: PersonalClass, standing: Standing): boolean =>
  standing === 'erased' || (standing === 'hidden' && personalClass !== 'parcel');
