// The options of `npm run test:targets`.

import {parseArgs} from 'node:util';
import {BREAKS, type Filter} from './breaks.ts';
import {nameOf, TARGETS} from './programs/all.ts';

export const USAGE = `npm run test:targets -- [options] [NAME...]

  NAME...        runs only these targets and does not check docs/targets.md
  --write        writes the table of this run to docs/targets.md
  --break NAME   introduces a mistake into the tap's messages, so the run must fail

Needs Python 3.11 and PostgreSQL.`;

export const CHECKER = 'singer-check-tap';

export type TargetsOptions = {
  readonly names: readonly string[];
  /** Whether the run includes all targets. */
  readonly all: boolean;
  readonly filter: () => Filter;
  readonly broken: string | undefined;
  readonly write: boolean;
};

/** @throws an error with a message for the user */
export function optionsOf(args: readonly string[]): TargetsOptions {
  const {values, positionals} = parseArgs({
    args: [...args],
    options: {write: {type: 'boolean', default: false}, break: {type: 'string'}},
    allowPositionals: true,
  });
  const known = [...TARGETS.map(nameOf), CHECKER];
  for (const name of positionals) expectOneOf(name, known);
  if (values.break !== undefined) expectOneOf(values.break, Object.keys(BREAKS));
  return {
    names: positionals.length > 0 ? positionals : known,
    all: positionals.length === 0,
    filter: BREAKS[values.break ?? ''] ?? untouched,
    broken: values.break,
    write: values.write,
  };
}

const untouched = (): Filter => (line) => [line];

function expectOneOf(name: string, known: readonly string[]): void {
  if (!known.includes(name)) throw new Error(`${name} is not one of ${known.join(', ')}`);
}
