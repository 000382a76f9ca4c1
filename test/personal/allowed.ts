// What a run may write of the orders that the API sent, by the classes in classes.ts and the modes of a policy.

import {canariesIn, canary} from './canary.ts';
import {CLASSES, type PersonalClass} from './classes.ts';
import {hashOf} from './hashed.ts';
import type {Raw, Standing} from './standing.ts';
import {type PersonalValue, personalValuesIn} from './values.ts';

export const CLASS_NAMES = [...new Set(CLASSES.values())].filter((one) => one !== '–');

export type Mode = 'none' | 'null' | 'hash' | 'full';
export type Modes = Readonly<Record<PersonalClass, Mode>>;
export type Given = Readonly<Partial<Record<PersonalClass | 'all', Mode>>>;

export const modesOf = (given: Given): Modes =>
  Object.fromEntries(
    CLASS_NAMES.map((one) => [one, given[one] ?? given.all ?? (one === 'parcel' ? 'full' : 'none')]),
  ) as Modes;

export type Sent = {readonly raw: Raw; readonly standing: Standing};

/** The values that may be written at all, if a mode allows it. */
export const openValues = (sent: readonly Sent[]): PersonalValue[] =>
  sent.flatMap(({raw, standing}) => personalValuesIn(raw).filter((value) => isOpen(value, standing)));

/**
 * Those that a column may have.
 *
 * @param origin the API's own address; no column has the URLs of documents elsewhere
 */
export const columnValues = (values: readonly PersonalValue[], origin: string): PersonalValue[] =>
  values.filter(({path, value}) => !DOCUMENT.test(path) || String(value).startsWith(`${origin}/`));

/** What whole orders may have: if every class is open, also what nobody has classified. */
export function allowedInRaw(values: readonly PersonalValue[], modes: Modes) {
  const {canaries, hashes} = allowedIn(values, modes);
  const isAllOpen = Object.values(modes).every((mode) => mode === 'full');
  const unknown = values.filter(({personalClass}) => isAllOpen && personalClass === 'unknown');
  return {canaries: unique([...canaries, ...canaryTextsIn(unknown.map(({value}) => String(value)))]), hashes};
}

/** @param values those that may be written at all */
export function allowedIn(values: readonly PersonalValue[], modes: Modes) {
  const ofMode = (mode: Mode) =>
    values.filter(({personalClass}) => personalClass !== 'unknown' && modes[personalClass] === mode);
  return {
    canaries: canaryTextsIn(ofMode('full').map(({value}) => String(value))),
    hashes: unique(ofMode('hash').flatMap((value) => hashOf(value) ?? [])),
  };
}

const DOCUMENT = /documents\[\]\.url$/;

/** Lengow does not hide parcels, but a person's order that is erased has none. */
const isOpen = ({personalClass}: PersonalValue, standing: Standing): boolean =>
  standing === 'open' || (standing === 'hidden' && personalClass === 'parcel');

/** Every canary in the texts, once and sorted. */
export const canaryTextsIn = (texts: readonly string[]): string[] =>
  unique(texts.flatMap(canariesIn).map((one) => canary(one)));

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
