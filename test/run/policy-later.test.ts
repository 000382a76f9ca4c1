// Orders whose personal data was loaded, and which are anonymised, grow old or are erased before the next run: their
// new rows replace the old ones and contain none of it.

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {ALL_ORDER_STREAMS, ALL_STREAMS, type AnyOrderStream} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {canaryClassesIn} from '../personal/canary.ts';
import {hashesIn} from '../personal/hashed.ts';
import {createShop, openSandbox, type Sandbox} from '../sandbox/index.ts';

const EVERYTHING = fullCatalog(...ALL_STREAMS);
const EVERY_CLASS = ['address', 'buyer_id', 'contact', 'free_text', 'identity', 'link', 'parcel'];
const MONTH_SECONDS = 30 * 86_400;

const erased = () => true;

/** What happens between the runs, and the class that is kept. The source shows no other `updated_at` afterwards. */
const EVENTS = {
  'anonymised by Lengow': {
    happen: ({shop}: Sandbox) => void [...shop.orders].map((order) => shop.anonymise(order)),
    after: {},
    kept: ['parcel'],
  },
  'older than 183 days': {
    happen: ({shop}: Sandbox) => shop.clock.advance(9 * MONTH_SECONDS),
    after: {},
    kept: ['parcel'],
  },
  erased: {happen: () => {}, after: {isErased: erased}, kept: []},
};

const textOf = (tables: Tables, stream: AnyOrderStream) => JSON.stringify(tables.current(stream));

describe.each(Object.entries(EVENTS))('orders that are %s between two runs', (_, {happen, after, kept}) => {
  const shop = createShop({orders: 150, months: 3, seed: 'later', now: '2026-03-01T12:00:00Z'});
  // Orders of 2016 do not say that they are anonymised.
  for (const order of [...shop.orders]) if (order.order?.era === 2016) shop.hide(order);
  const sandbox = openSandbox({shop, canaries: true});
  const loaded = new Tables();

  async function load(config: object, more: object = {}): Promise<string> {
    const options = {config: {personal_data_key: PERSONAL_KEY, ...config}, catalog: EVERYTHING, level: 'INFO'} as const;
    const {code, stdout, stderr} = await runInside(sandbox, {...options, ...more});
    expect([code, canaryClassesIn(stderr)]).toEqual([0, []]);
    loaded.load(stdout);
    return stdout;
  }

  test('lose it in the current rows, which stay as many, and in all that the second run writes', async () => {
    const personal_data = ALL_VALUES.personal_data;
    expect(canaryClassesIn(await load({personal_data}))).toEqual(EVERY_CLASS);
    const before = ALL_ORDER_STREAMS.map((stream) => loaded.current(stream).length);
    expect(Math.min(...before)).toBeGreaterThan(10);
    shop.clock.advance(60);
    happen(sandbox);
    const second = {personal_data, lookback_days: 400};
    expect(canaryClassesIn(await load(second, {state: loaded.state, ...after}))).toEqual(kept);
    expect(ALL_ORDER_STREAMS.map((stream) => loaded.current(stream).length)).toEqual(before);
    for (const stream of ALL_ORDER_STREAMS)
      expect(canaryClassesIn(textOf(loaded, stream))).toEqual(
        ['order_tracking', 'order_raw'].includes(stream) ? kept : [],
      );
  });

  test('have no hash either', async () => {
    const parcels = await load({personal_data: {parcel: 'hash'}}, after);
    const everything = await load({personal_data: {all: 'hash'}}, after);
    expect(hashesIn(everything)).toEqual(hashesIn(parcels));
    expect(hashesIn(everything).length > 0).toBe(kept.length > 0);
    expect(canaryClassesIn(everything)).toEqual([]);
  });
});
