import {join} from 'node:path';
import {jsonTables} from '../readers.ts';
import type {Target} from '../target.ts';

export const targetJsonl: Target = {
  environment: 'target-jsonl',
  program: 'target-jsonl',
  config: ({runFolder}) => ({destination_path: runFolder, do_timestamp_file: false, disable_collection: true}),
  states: 'at its end',
  changes: [],
  fix: 'keeps every version of a row, without `_sdc_extracted_at`; the folder must exist; set `disable_collection` to turn off telemetry',
  read: ({folder}) => jsonTables(join(folder, 'runs')),
};
