// The views that the built program prints for a catalog, as a user would create them.

import {execFileSync} from 'node:child_process';
import {ALL_VALUES, type Catalog} from './full-catalog.ts';
import {type Json, PROGRAM} from './tap.ts';
import {temporaryFolder} from './temporary-folder.ts';

type ViewsOptions = {
  /** The default streams and columns without it. */
  readonly catalog?: Catalog | undefined;
  /** Lets out every personal value by default. */
  readonly config?: Json;
  /** Whether the tables have `_sdc_extracted_at`. */
  readonly isExtracted: boolean;
  readonly dialect?: string;
  readonly args?: readonly string[];
};

/** The statements that create the views. */
export function printedViews({
  catalog,
  config = ALL_VALUES,
  isExtracted,
  dialect = 'duckdb',
  args = [],
}: ViewsOptions): string {
  using folder = temporaryFolder();
  const flags = Object.entries({config, ...(catalog && {catalog})}).flatMap(([name, value]) => [
    `--${name}`,
    folder.write(`${name}.json`, JSON.stringify(value)),
  ]);
  const extracted = isExtracted ? ['--extracted-at', '_sdc_extracted_at'] : [];
  return execFileSync(process.execPath, [PROGRAM, 'views', ...flags, '--dialect', dialect, ...extracted, ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
}
