import {askPostgres, databaseTables, databaseTypes, databaseViews} from '../databases.ts';
import type {Place, Target} from '../target.ts';

const SCHEMA = 'meltanolabs';
const ask = ({postgres}: Place) => askPostgres(postgres, SCHEMA);

export const meltanolabsTargetPostgres: Target = {
  environment: 'meltanolabs-target-postgres',
  program: 'target-postgres',
  config: ({postgres: {port, user, database}}) => ({
    host: '127.0.0.1',
    port,
    user,
    password: 'any',
    database,
    default_target_schema: SCHEMA,
  }),
  states: 'at its end',
  changes: [],
  types: {
    integer: 'bigint',
    number: 'numeric',
    'date-time': 'timestamp without time zone',
    boolean: 'boolean',
    string: 'text',
  },
  fix: 'adds `_sdc_extracted_at` by default',
  read: (place) => databaseTables(ask(place)),
  typesOf: (place) => databaseTypes(ask(place)),
  views: (place) => databaseViews(ask(place)),
};
