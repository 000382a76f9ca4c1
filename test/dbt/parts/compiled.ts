// The statements for the demo are those that dbt compiles today, and make the same marts in the DuckDB in Node.

import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {askDuckdb} from '../../targets/databases.ts';
import {AS_OF, compiledForDuckdb} from '../compiled.ts';
import {compareMarts, loadStory} from '../story.ts';
import {duckdb, rowsIn} from '../warehouse.ts';
import {type Part, resultOf} from './part.ts';

const FILE = fileURLToPath(new URL('../../../../test/demo/marts/marts.sql', import.meta.url));
const STALE = 'test/demo/marts/marts.sql is stale; npm run test:dbt -- compiled --write updates it';

export const compiled = (write: boolean): Part => ({
  does: 'compares test/demo/marts/marts.sql with what dbt compiles, and runs it without dbt; --write writes it',
  environments: ['dbt', 'target-duckdb'],
  run: async (folder) => {
    const text = await compiledForDuckdb(join(folder, 'dbt'));
    if (write) writeFileSync(FILE, text);
    const loaded = await loadStory(duckdb(folder));
    const ask = askDuckdb(join(folder, 'lengow.duckdb'), loaded.warehouse.schema);
    await ask(text.replaceAll(AS_OF, loaded.truth.asOf));
    const rowsOf = async (mart: string) =>
      rowsIn((await ask(`select cast(to_json(t) as varchar) from ${mart} as t`)).join('\n'));
    const {faults, ...counts} = await compareMarts(loaded, undefined, rowsOf);
    const isFresh = existsSync(FILE) && readFileSync(FILE, 'utf8') === text;
    return resultOf({...counts, faults: [...(isFresh ? [] : [STALE]), ...faults]});
  },
});
