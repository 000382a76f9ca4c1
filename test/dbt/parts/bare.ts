// Only the stream `order`, with the columns that are selected by default.

import {streamSchemas} from '../../../catalog/streams.ts';
import type {Row} from '../../sandbox/index.ts';
import type {Truth} from '../oracle/truth.ts';
import {ALL_MARTS, build, loadStory, using} from '../story.ts';
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
    return resultOf(await build({...loaded, truth: bareTruth(loaded.truth)}, names));
  },
};

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
