// `tap-lengow views`: prints views of the current rows of the selected streams, without the network.

import {InputError} from '../../errors.ts';
import {INPUT_FLAGS} from '../flags.ts';
import {DIALECTS, type Dialect} from '../views/dialect.ts';
import {filesOf, type Given, once} from './given.ts';
import type {Word} from './word.ts';

const {config, catalog, select, deselect} = INPUT_FLAGS;

const flags = {
  config: {...config, describe: 'the config with stream_prefix and personal_data, if you use them'},
  catalog: {...catalog, describe: 'which streams and columns were loaded; without it, those selected by default'},
  select,
  deselect,
  dialect: {choices: DIALECTS, describe: 'the database that the views are for'},
  schema: {type: 'string', nargs: 1, describe: 'the schema of the tables and views, such as lengow or project.dataset'},
  'extracted-at': {
    type: 'string',
    nargs: 1,
    describe: 'the column in which the target stores the time of extraction, such as _sdc_extracted_at',
  },
} as const;

const read = (given: Given) =>
  ({
    kind: 'views',
    files: filesOf(given),
    place: {dialect: dialectOf(given), schema: nameIn(given, 'schema'), extractedAt: nameIn(given, 'extracted-at')},
  }) as const;

export type ViewsCommand = ReturnType<typeof read>;

function dialectOf(given: Given): Dialect {
  const dialect = once(given, 'dialect');
  if (dialect === undefined)
    throw new InputError(`--dialect is missing; it is one of ${DIALECTS.join(', ')}; see tap-lengow views --help`);
  return dialect as Dialect;
}

/** @throws InputError for what cannot be a name, also between quotes */
function nameIn(given: Given, flag: 'schema' | 'extracted-at'): string | undefined {
  const name = once(given, flag);
  const parts = flag === 'schema' ? name?.split('.') : [name];
  if (name !== undefined && !parts?.every((part) => NAME.test(part ?? '')))
    throw new InputError(`--${flag} must be ${EXPECTED[flag]}; see tap-lengow views --help`);
  return name;
}

const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_$: -]*$/u;

const EXPECTED = {
  schema: 'the name of a schema, such as lengow or my-project.lengow',
  'extracted-at': 'the name of a column, such as _sdc_extracted_at',
};

export const views = {
  line: 'views',
  describe: 'prints SQL views of the current rows of the selected streams',
  flags,
  read,
} as const satisfies Word;
