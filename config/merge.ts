// Settings as files and variables give them, and how they become one; knows nothing of what they mean.

import {coerce} from './coerce.ts';
import {settingsSchema} from './schema.ts';

/** A setting, and the file or variable that it stands in. */
export type Given = {readonly key: string; readonly value: unknown; readonly where: string};

/** Settings of which nothing is proven yet, by their names. */
export type Unproven = Readonly<Record<string, unknown>>;

/** The defaults and what is given; of two the later counts, and null takes back what an earlier file said. */
export function merge(given: readonly Given[]): Unproven {
  const last = new Map(given.map((one) => [one.key, one]));
  const set = [...last.values()].filter(({value}) => value !== null);
  return {...defaults(), ...Object.fromEntries(set.map((one) => [one.key, typed(one)]))};
}

const typed = ({key, value}: Given): unknown => coerce(value, settingsSchema.properties[key]?.type ?? 'string');

const defaults = (): Unproven =>
  Object.fromEntries(
    Object.entries(settingsSchema.properties)
      .filter(([, {default: value}]) => value !== undefined)
      .map(([key, {default: value}]) => [key, value]),
  );
