// The keys of rows do not depend on the selection or on the policy, except `tracking_number` on `parcel`.

import fc from 'fast-check';
import {personalClasses, personalModes} from '../../values/personal.ts';
import {type Catalog, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {messagesOf} from '../helpers/messages.ts';
import {ALL_KEYS, ALL_STREAMS, type AnyStream, ORDER_KEY} from '../helpers/streams.ts';
import {createShop, openSandbox, ZFS_FEEDS} from '../sandbox/index.ts';

const CATALOG = fullCatalog(...ALL_STREAMS);
const SHOP = {
  orders: 80,
  actions: 60,
  vidrLines: 8,
  stockReports: 4,
  unknownMembers: true,
  seed: 'keys',
  marketplaces: ['amazon_fr', 'zalando_de'],
  now: '2026-03-01T12:00:00Z',
};

/** Selects the columns that are named, or deselects them. */
const withSelection = (isSelected: (column: string) => boolean): Catalog => ({
  streams: CATALOG.streams.map((entry) => ({
    ...entry,
    metadata: entry.metadata.map(({breadcrumb, metadata}) => {
      const column = breadcrumb[1];
      return {breadcrumb, metadata: {...metadata, selected: column === undefined || isSelected(column)}};
    }),
  })),
});

async function keysOf(config: object, catalog: Catalog) {
  const sandbox = openSandbox({shop: createShop(SHOP)});
  const {code, stdout} = await runInside(sandbox, {
    config: {personal_data_key: PERSONAL_KEY, zfs_feeds: ZFS_FEEDS, ...config},
    catalog,
  });
  expect(code).toBe(0);
  const records = messagesOf(stdout);
  const written = (id: AnyStream, columns: readonly string[]) =>
    records.flatMap(({stream, record}) =>
      stream === id && record ? [JSON.stringify(columns.map((column) => record[column]))] : [],
    );
  return {
    others: ALL_STREAMS.filter((id) => id !== 'order_tracking').flatMap((id) =>
      written(id, ALL_KEYS[id])
        .map((key) => `${id} ${key}`)
        .sort(),
    ),
    parcels: written('order_tracking', ORDER_KEY).sort(),
    order_tracking: written('order_tracking', ALL_KEYS.order_tracking).sort(),
  };
}

test('for any selection and any policy', async () => {
  const usual = await keysOf({}, CATALOG);
  expect(usual.order_tracking.length).toBeGreaterThan(30);
  const streams = new Set(usual.others.map((key) => key.split(' ')[0]));
  expect([...streams, 'order_tracking'].sort()).toEqual(ALL_STREAMS);
  const modes = fc.record(Object.fromEntries(personalClasses.map((one) => [one, fc.constantFrom(...personalModes)])));
  await fc.assert(
    fc.asyncProperty(
      modes,
      fc.integer({min: 1, max: 400}),
      fc.func(fc.boolean()),
      async (personal_data, days, pick) => {
        const config = {personal_data, personal_data_max_age_days: days};
        const found = await keysOf(config, withSelection(pick));
        expect([found.others, found.parcels]).toEqual([usual.others, usual.parcels]);
        expect(new Set(found.order_tracking).size).toBe(usual.order_tracking.length);
        if (personal_data.parcel === 'full') expect(found.order_tracking).toEqual(usual.order_tracking);
      },
    ),
    {numRuns: 10},
  );
});
