// Only the stream `order`, with the columns that are selected by default.

import {streamSchemas} from '../../../catalog/streams.ts';
import type {Row} from '../../sandbox/index.ts';
import type {Truth} from '../oracle/truth.ts';
import {dbt} from '../project.ts';
import {ALL_MARTS, build, type Loaded, loadStory, using} from '../story.ts';
import {duckdb} from '../warehouse.ts';
import {type Part, resultOf} from './part.ts';

const GIVEN = {args: ['--deselect', 'order_tracking.*', '--deselect', 'marketplace.*']};
const OF_OTHER_STREAMS = ['lengow__action_health', 'lengow__unmapped_statuses'];

export const bare: Part = {
  does: 'builds over nothing but the stream `order` with its default columns',
  environments: ['dbt', 'target-duckdb'],
  run: async (folder) => {
    const loaded = await loadStory(duckdb(folder), GIVEN, using(false));
    const names = ALL_MARTS.filter((name) => !OF_OTHER_STREAMS.includes(name));
    const {faults, ...counts} = await build({...loaded, truth: bareTruth(loaded.truth)}, names);
    return resultOf({...counts, faults: [...faults, ...(await unnamedTable(loaded))]});
  },
};

/** A stream that is used but not loaded must be named, with what to do about it. */
async function unnamedTable({project}: Loaded): Promise<string[]> {
  const vars = {...project.vars, lengow__using_order_action: true};
  const said = await dbt(['run', '--select', 'stg_lengow__order_action'], {...project, vars}).catch(String);
  const wanted = 'Load the stream order_action, or set the variable lengow__using_order_action to false';
  return said.includes(wanted) ? [] : [`a table that is missing is not named: ${said.slice(-500)}`];
}

const OPT_IN = Object.entries(streamSchemas.order.properties)
  .filter(([, column]) => column['x-selected-by-default'] === false)
  .map(([name]) => name);

const bareTruth = ({order, asOf}: Truth): Truth => ({
  asOf,
  order: order.map(withoutOptIn),
  order_tracking: undefined,
  order_action: [],
  marketplace_status: [],
});

const withoutOptIn = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !OPT_IN.includes(name)));
