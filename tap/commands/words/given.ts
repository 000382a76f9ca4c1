// The values that yargs found on the command line: the files that they name, and the patterns that select streams.

import type {Patterns} from '../../../catalog/patterns.ts';
import {InputError} from '../../errors.ts';
import {ENV} from '../flags.ts';

/** Values by flag or argument name. A flag that was repeated has an array. */
export type Given = Readonly<Record<string, unknown>>;

export type Files = {
  readonly configs: readonly string[];
  readonly catalog: string | undefined;
  readonly state: string | undefined;
  readonly patterns: Patterns;
  /** Where a run writes its report. */
  readonly report?: string | undefined;
};

export const filesOf = (given: Given): Files => ({
  configs: many(given, 'config').map(sourceOf),
  catalog: once(given, 'catalog'),
  state: once(given, 'state'),
  patterns: patternsOf(given),
});

export const patternsOf = (given: Given): Patterns => ({
  select: many(given, 'select'),
  deselect: many(given, 'deselect'),
});

/** @throws InputError if the flag was repeated */
export function once(given: Given, flag: string): string | undefined {
  const value = given[flag];
  if (Array.isArray(value))
    throw new InputError(`--${flag} was given ${value.length} times; give it once; see tap-lengow --help`);
  return value === undefined ? undefined : String(value);
}

/** The values of a flag or argument that may be repeated. */
export const many = (given: Given, name: string): string[] => [given[name] ?? []].flat().map(String);

const sourceOf = (config: string): string => (config.toUpperCase() === ENV ? ENV : config);
