// With everything selected and hashed, the tables of all streams equal the sandbox's own records, hashed by the rules
// that test/personal/ has by hand.

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {ALL_STREAMS, eachOfAll} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {differences} from '../helpers/truth.ts';
import {hashedRows} from '../personal/hashed-rows.ts';
import {createShop, openSandbox, ZFS_FEEDS} from '../sandbox/index.ts';

const config = {...ALL_VALUES, zfs_feeds: ZFS_FEEDS, personal_data: {all: 'hash'}, personal_data_key: PERSONAL_KEY};

test.each(['one', 'two'])('of the shop with the seed %j', async (seed) => {
  const sandbox = openSandbox({shop: createShop({orders: 300, actions: 100, vidrLines: 40, stockReports: 10, seed})});
  const {code, stdout} = await runInside(sandbox, {config, catalog: fullCatalog(...ALL_STREAMS)});
  const truth = sandbox.truth();
  const hashed = eachOfAll((stream) => hashedRows(stream, truth[stream]));
  expect([code, differences(new Tables().load(stdout), hashed, {streams: ALL_STREAMS}).slice(0, 5)]).toEqual([0, []]);
  expect(ALL_STREAMS.filter((stream) => hashed[stream].length === 0)).toEqual([]);
});
