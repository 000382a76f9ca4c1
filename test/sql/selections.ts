// Selections of streams and columns, and what the tap writes for them; the tables that targets make of it.

import {ALL_VALUES, type Catalog, discovered} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import type {Json} from '../helpers/tap.ts';
import {createShop, openSandbox, ZFS_FEEDS} from '../sandbox/index.ts';
import {VIEWED} from './current-rows.ts';

export type Selection = {readonly catalog?: Catalog; readonly config: Json; readonly views: number};

const select = (isSelected: (stream: string, column?: string) => boolean): Catalog => ({
  streams: discovered().streams.map((entry) => ({
    ...entry,
    metadata: entry.metadata.map(({breadcrumb, metadata}) => ({
      breadcrumb,
      metadata: {...metadata, selected: isSelected(entry.tap_stream_id, breadcrumb[1])},
    })),
  })),
});

export const SELECTIONS: Readonly<Record<string, Selection>> = {
  'what is selected by default': {config: {}, views: 3},
  'every column': {catalog: select((stream) => VIEWED.includes(stream)), config: ALL_VALUES, views: 9},
  'no column but those that are always sent': {
    catalog: select((stream, column) => VIEWED.includes(stream) && column === undefined),
    config: {},
    views: 9,
  },
  'some columns, and a prefix that needs quotes': {
    catalog: select((stream, column = '') => VIEWED.includes(stream) && column.length % 2 === 0),
    config: {...ALL_VALUES, stream_prefix: 'shop-'},
    views: 9,
  },
  'all streams but order': {
    catalog: select((stream, column) => stream !== 'order' && VIEWED.includes(stream) && column !== 'carrier'),
    config: {},
    views: 7,
  },
};

/** What the tap writes when it reads everything, and again after many orders have changed. */
export async function outputOf({catalog, config}: Selection): Promise<string> {
  const shop = createShop({orders: 50, seed: 'views', actions: 40, stockReports: 3});
  const sandbox = openSandbox({shop});
  const read = async () => (await runInside(sandbox, {config: {...config, zfs_feeds: ZFS_FEEDS}, catalog})).stdout;
  const before = await read();
  for (let step = 0; step < 60; step += 1) {
    shop.clock.advance(600);
    shop.touch();
  }
  return before + (await read());
}

/** Ways to load the output; a target that appends has rows that are equal. */
export const LOADINGS = [
  {isExtracted: true, appends: false},
  {isExtracted: false, appends: true},
] as const;
