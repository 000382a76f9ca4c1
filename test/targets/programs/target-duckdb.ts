import {join} from 'node:path';
import {EMPTY_IS_NULL} from '../changes.ts';
import {askDuckdb, databaseTables, databaseTypes, databaseViews} from '../databases.ts';
import {BATCH_ROWS, type Place, type Target} from '../target.ts';

const path = ({folder}: Place): string => join(folder, 'lengow.duckdb');
const ask = (place: Place) => askDuckdb(path(place), 'lengow');

export const targetDuckdb: Target = {
  environment: 'target-duckdb',
  isAlsoHashed: true,
  beside: 'duckdb',
  program: 'target-duckdb',
  config: (place) => ({
    filepath: path(place),
    default_target_schema: 'lengow',
    add_metadata_columns: true,
    batch_size_rows: BATCH_ROWS,
  }),
  states: 'batch by batch',
  changes: [EMPTY_IS_NULL],
  types: {integer: 'hugeint', number: 'double', 'date-time': 'timestamp', boolean: 'boolean', string: 'varchar'},
  fix: 'pin `duckdb==1.2.2`; set `add_metadata_columns` for `_sdc_extracted_at`; a batch is 100,000 rows or `batch_size_rows`',
  read: (place) => databaseTables(ask(place)),
  typesOf: (place) => databaseTypes(ask(place)),
  views: (place) => databaseViews(ask(place)),
};

/** What happens if duckdb is not pinned. The version stays below 2.0, because the reader cannot read newer files. */
export const targetDuckdbNewer: Target = {
  environment: 'target-duckdb-newer',
  package: 'target-duckdb',
  beside: 'duckdb',
  program: 'target-duckdb',
  config: (place) => ({filepath: path(place), default_target_schema: 'lengow', batch_size_rows: BATCH_ROWS}),
  states: 'batch by batch',
  changes: [EMPTY_IS_NULL],
  loses: 'the first row of each batch is lost',
  fix: 'pin `duckdb==1.2.2`: later versions mistake the first row of this target’s CSV for a header',
  read: (place) => databaseTables(ask(place)),
};
