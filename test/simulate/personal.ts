// The personal values of the simulated API, each of which names its version, and the policies that runs have for them.

import type {PersonalClass, PersonalMode} from '../../values/personal.ts';
import type {Chance} from './chance.ts';
import type {Version} from './shop.ts';

export const emailOf = ({serial}: Version): string => `v${serial}@buyer.test`;
export const transactionOf = ({serial}: Version): string => `transaction of v${serial}`;
export const linkOf = ({serial}: Version): string => `https://api.test/v3.0/document/v${serial}`;
export const commentOf = ({serial}: Version): string => `Comment on v${serial}`;

/** What a run may write of personal data. */
export type PersonalPolicy = {
  readonly modes: Readonly<Partial<Record<PersonalClass, PersonalMode>>>;
  /** The ids of erased orders. */
  readonly erased: readonly string[];
};

export const CLOSED: PersonalPolicy = {modes: {}, erased: []};
export const PERSONAL_KEY = 'a key for the hashes of simulated values, 0123456789';

const CLASSES: readonly PersonalClass[] = ['identity', 'contact', 'address', 'buyer_id', 'free_text', 'link', 'parcel'];
const MODES: readonly PersonalMode[] = ['none', 'null', 'hash', 'full'];

export function drawPolicy(chance: Chance): PersonalPolicy {
  const isOpen = chance.is(0.15);
  const one = () => (isOpen ? 'full' : chance.pick(MODES));
  const modes = Object.fromEntries(CLASSES.map((personalClass) => [personalClass, one()]));
  const erased = Array.from({length: chance.pick([0, 1, 5])}, () => `o-${chance.magnitude(1, 500)}`);
  return {modes, erased};
}

/** Without a mode, only parcels are open. */
export const modeOf = ({modes}: PersonalPolicy, personalClass: PersonalClass): PersonalMode =>
  modes[personalClass] ?? (personalClass === 'parcel' ? 'full' : 'none');
