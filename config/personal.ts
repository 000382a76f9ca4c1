// The mode of each class of personal data, and the rules for the key of the hashes.

import type {Finding} from '../values/fault.ts';
import {type PersonalClass, type PersonalMode, personalClasses} from '../values/personal.ts';
import {settingFinding} from './finding.ts';
import type {Settings} from './generated/settings.ts';
import {MISSING} from './validate.ts';

type Modes = Settings['personal_data'];

/** `parcel` holds a key column, and columns that taps for Lengow have always had. */
const defaultOf = (one: PersonalClass): PersonalMode => (one === 'parcel' ? 'full' : 'none');

export const modesOf = (given: Modes): Record<PersonalClass, PersonalMode> =>
  Object.fromEntries(personalClasses.map((one) => [one, given[one] ?? given.all ?? defaultOf(one)])) as Record<
    PersonalClass,
    PersonalMode
  >;

/** The classes whose mode is given, by name or by `all`. */
export const classesSet = (given: Modes): Set<PersonalClass> =>
  new Set(personalClasses.filter((one) => (given[one] ?? given.all) !== undefined));

const FEWEST_DIFFERENT = 10;

/** What is wrong with the key of the hashes, if there is one or there must be one. */
export function keyFindings(settings: Partial<Settings>): Finding[] {
  const modes = settings.personal_data ?? {};
  const key = settings.personal_data_key?.trim();
  if (key === undefined) return Object.values(modesOf(modes)).includes('hash') ? [MISSING_KEY] : [];
  const other = (['access_token', 'secret'] as const).find((one) => settings[one]?.trim() === key);
  if (other !== undefined) return [keyFinding(`is the same as the ${other}`)];
  return new Set(key).size < FEWEST_DIFFERENT ? [keyFinding('has too few different characters')] : [];
}

const keyFinding = (found: string): Finding => settingFinding('personal_data_key', found);

export const MISSING_KEY = keyFinding(MISSING);
