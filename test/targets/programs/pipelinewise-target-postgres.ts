import {EMPTY_IS_NULL, NEWLINES_ARE_ESCAPED} from '../changes.ts';
import {askPostgres, databaseTables, databaseTypes, databaseViews} from '../databases.ts';
import {BATCH_ROWS, type Place, type Target} from '../target.ts';

const SCHEMA = 'pipelinewise';
const ask = ({postgres}: Place) => askPostgres(postgres, SCHEMA);

export const pipelinewiseTargetPostgres: Target = {
  environment: 'pipelinewise-target-postgres',
  program: 'target-postgres',
  config: ({postgres: {port, user, database}}) => ({
    host: '127.0.0.1',
    port,
    user,
    password: 'any',
    dbname: database,
    default_target_schema: SCHEMA,
    batch_size_rows: BATCH_ROWS,
  }),
  states: 'batch by batch',
  changes: [EMPTY_IS_NULL, NEWLINES_ARE_ESCAPED],
  types: {
    integer: 'numeric',
    number: 'double precision',
    'date-time': 'timestamp without time zone',
    boolean: 'boolean',
    string: 'character varying',
  },
  fix: 'set `add_metadata_columns` for `_sdc_extracted_at` (not set in this run); a batch is 100,000 rows or `batch_size_rows`',
  read: (place) => databaseTables(ask(place)),
  typesOf: (place) => databaseTypes(ask(place)),
  views: (place) => databaseViews(ask(place)),
};
