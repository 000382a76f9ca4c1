// All targets that a run supports, slowest first.

import type {Target} from '../target.ts';
import {meltanoMapTransform} from './meltano-map-transform.ts';
import {meltanolabsTargetCsv} from './meltanolabs-target-csv.ts';
import {meltanolabsTargetPostgres} from './meltanolabs-target-postgres.ts';
import {pipelinewiseTargetPostgres} from './pipelinewise-target-postgres.ts';
import {targetCsv} from './target-csv.ts';
import {targetDuckdb, targetDuckdbNewer} from './target-duckdb.ts';
import {targetJsonl} from './target-jsonl.ts';
import {targetSingerJsonl} from './target-singer-jsonl.ts';
import {targetSqlite} from './target-sqlite.ts';
import {targetStitch} from './target-stitch.ts';

export const TARGETS: readonly Target[] = [
  targetSqlite,
  meltanolabsTargetPostgres,
  meltanoMapTransform,
  pipelinewiseTargetPostgres,
  meltanolabsTargetCsv,
  targetDuckdb,
  targetDuckdbNewer,
  targetStitch,
  targetJsonl,
  targetCsv,
  targetSingerJsonl,
];

export const nameOf = ({name, environment}: Target): string => name ?? environment;
