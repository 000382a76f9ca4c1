// A part of `npm run test:dbt`.

import type {Comparison} from '../compare.ts';

export type Result = {readonly faults: readonly string[]; readonly said: string};

export type Part = {
  /** One line for the usage text. */
  readonly does: string;
  /** The environments that it needs, by their names in test/targets/locks/. */
  readonly environments: readonly string[];
  readonly run: (folder: string) => Promise<Result>;
};

export const resultOf = ({rows, values, faults}: Comparison): Result => ({
  faults,
  said: `${rows.toLocaleString('en')} rows, ${values.toLocaleString('en')} values of marts`,
});
