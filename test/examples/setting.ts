// The environment of an example: a folder with a config for each account, a target with its own schema, and a drill.

import {fileURLToPath} from 'node:url';
import {configFor} from '../helpers/tap.ts';
import type {TemporaryFolder} from '../helpers/temporary-folder.ts';
import type {Accounts} from '../sandbox/index.ts';
import {programPath} from '../targets/environments.ts';
import type {Postgres} from '../targets/postgres.ts';
import {Drill} from './drill.ts';
import type {Shops} from './shops.ts';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FAST_TIMERS = String(new URL('../helpers/fast-timers.js', import.meta.url));
const UNITS = 4;

export type Setting = {
  /** Has a folder with a config.json for each account. */
  readonly folder: string;
  /** The variables that both examples read. */
  readonly env: Readonly<Record<string, string>>;
  readonly units: readonly string[];
  readonly drill: Drill;
  readonly shops: Shops;
};

type Parts = {
  readonly folder: TemporaryFolder;
  readonly postgres: Postgres;
  readonly shops: Shops;
  readonly seed: number;
};

export function settingOf(name: string, {folder, postgres, shops, seed}: Parts): Setting {
  for (const sandbox of shops.accounts.sandboxes) {
    const config = configFor(sandbox, {start_date: '2020-01-01T00:00:00Z'});
    folder.write(`${sandbox.accountId}/config.json`, JSON.stringify(config));
  }
  const env = {
    TAP: `${ROOT}test/examples/tap`,
    TARGET: `${programPath('meltanolabs-target-postgres', 'target-postgres')} --config ${targetConfig(name, folder, postgres)}`,
    UNITS: `--units ${UNITS}`,
    NODE_OPTIONS: `--import=${FAST_TIMERS}`,
  };
  const units = unitsOf(shops.accounts);
  return {folder: folder.path, env, units, drill: new Drill(seed, units, folder.path), shops};
}

function targetConfig(schema: string, folder: TemporaryFolder, {port, user, database}: Postgres): string {
  const config = {host: '127.0.0.1', port, user, password: 'any', database, default_target_schema: schema};
  return folder.write('target.json', JSON.stringify(config));
}

/** The names of all units. */
const unitsOf = ({sandboxes}: Accounts): string[] =>
  sandboxes.flatMap(({accountId}) =>
    Array.from({length: UNITS}, (_, at) => `${accountId}-${String(at + 1).padStart(4, '0')}`),
  );
