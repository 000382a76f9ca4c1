import {join} from 'node:path';
import {jsonTables} from '../readers.ts';
import type {Target} from '../target.ts';
import {recordsIn} from './messages.ts';

export const targetSingerJsonl: Target = {
  environment: 'target-singer-jsonl',
  program: 'target-singer-jsonl',
  config: ({runFolder}) => ({destination: 'local', local: {folder: runFolder}, add_record_metadata: false}),
  states: 'at its end',
  changes: [],
  fix: 'keeps complete messages, with `time_extracted`, in a gzip file for each run',
  read: async ({folder}) => recordsIn(await jsonTables(join(folder, 'runs'))),
};
