// With everything selected and every value open, the tables of all streams equal the sandbox's own records, value by value.

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {ALL_ORDER_STREAMS, ALL_STREAMS} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {differences} from '../helpers/truth.ts';
import {createShop, openSandbox, ZFS_FEEDS} from '../sandbox/index.ts';

const EVERYTHING = fullCatalog(...ALL_STREAMS);

test.each(['first', 'second', 'third'])('of the shop with the seed %j, before and after changes', async (seed) => {
  const sandbox = openSandbox({
    shop: createShop({orders: 500, vidrLines: 40, stockReports: 10, seed, unknownMembers: true}),
  });
  const options = {config: {...ALL_VALUES, zfs_feeds: ZFS_FEEDS}, catalog: EVERYTHING};
  const tables = new Tables();
  const load = async (more: object) => {
    const {code, stdout} = await runInside(sandbox, {...options, ...more});
    expect(code).toBe(0);
    tables.load(stdout);
    expect(differences(tables, sandbox.truth(), {streams: ALL_STREAMS}).slice(0, 5)).toEqual([]);
  };
  await load({});
  for (const stream of ALL_ORDER_STREAMS) expect(tables.current(stream).length).toBeGreaterThan(50);
  sandbox.shop.clock.advance(60);
  sandbox.shop.bulk(150);
  for (let change = 0; change < 100; change++) sandbox.shop.touch();
  sandbox.shop.clock.advance(60);
  await load({state: tables.state});
});
