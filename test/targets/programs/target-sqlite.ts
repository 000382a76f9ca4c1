import {join} from 'node:path';
import {BOOLEANS_ARE_NUMBERS} from '../changes.ts';
import {sqliteRows, tablesOf} from '../readers.ts';
import type {Target} from '../target.ts';

const NAME = 'lengow.db';

export const targetSqlite: Target = {
  environment: 'target-sqlite',
  program: 'target-sqlite',
  config: ({folder}) => ({database: join(folder, NAME)}),
  states: 'at its end',
  changes: [BOOLEANS_ARE_NUMBERS],
  fix: 'adds no `_sdc_extracted_at`; slow; needs the shim that `test/targets/setup` creates',
  read: ({folder}) => tablesOf((stream) => sqliteRows('target-sqlite', join(folder, NAME), stream)),
};
