import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Row} from '../compare.ts';
import {jsonLines, tablesOf} from '../readers.ts';
import type {Place, Target} from '../target.ts';

const NAME = 'requests.jsonl';

/** The request bodies that target-stitch would send, for all runs. */
const bodies = ({folder}: Place): Row[] =>
  readdirSync(join(folder, 'runs'))
    .sort()
    .map((run) => join(folder, 'runs', run, NAME))
    .filter(existsSync)
    .flatMap((path) => jsonLines(readFileSync(path, 'utf8')));

type Upsert = {readonly data: Row; readonly time_extracted: string};

// target-stitch counts the rows across all streams.
const MOST_RECORDS = '50';

export const targetStitch: Target = {
  environment: 'target-stitch',
  program: 'target-stitch',
  args: ({runFolder}) => ['--dry-run', '--max-batch-records', MOST_RECORDS, '--output-file', join(runFolder, NAME)],
  states: 'batch by batch',
  changes: [],
  fix: 'run with `--dry-run --output-file`, which writes the requests to a file and needs no account',
  read: (place) =>
    tablesOf((stream) =>
      bodies(place)
        .filter(({table_name: name}) => name === stream)
        .flatMap(({messages}) => messages as Upsert[])
        .map(({data, time_extracted}) => ({...data, _sdc_extracted_at: time_extracted})),
    ),
};
