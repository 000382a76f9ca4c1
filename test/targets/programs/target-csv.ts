import {join} from 'node:path';
import {BOOLEANS_ARE_TEXT, NULL_IS_EMPTY, NUMBERS_ARE_TEXT} from '../changes.ts';
import {csvTables} from '../readers.ts';
import type {Target} from '../target.ts';

export const targetCsv: Target = {
  environment: 'target-csv',
  program: 'target-csv',
  config: ({runFolder}) => ({destination_path: runFolder, delimiter: ',', quotechar: '"', disable_collection: true}),
  states: 'at its end',
  changes: [NULL_IS_EMPTY, NUMBERS_ARE_TEXT, BOOLEANS_ARE_TEXT],
  fix: 'crashes on Python 3.10 and later without the shim that `test/targets/setup` creates; prefer meltanolabs-target-csv',
  read: ({folder}) => csvTables(join(folder, 'runs')),
};
