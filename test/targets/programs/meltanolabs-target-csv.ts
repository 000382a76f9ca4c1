import {join} from 'node:path';
import {BOOLEANS_ARE_TEXT, NULL_IS_EMPTY, NUMBERS_ARE_TEXT, PYTHON_INSTANTS} from '../changes.ts';
import {csvTables} from '../readers.ts';
import type {Target} from '../target.ts';

export const meltanolabsTargetCsv: Target = {
  environment: 'meltanolabs-target-csv',
  program: 'target-csv',
  config: ({runFolder}) => ({output_path: runFolder, add_record_metadata: true}),
  states: 'at its end',
  changes: [NULL_IS_EMPTY, NUMBERS_ARE_TEXT, BOOLEANS_ARE_TEXT, PYTHON_INSTANTS],
  fix: 'replaces its files, so give each run its own `output_path`; set `add_record_metadata` for `_sdc_extracted_at`',
  read: ({folder}) => csvTables(join(folder, 'runs')),
};
