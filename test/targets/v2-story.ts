// The runs with each target that read API V2, in a folder and a database of their own: the tap is killed in the middle of
// a line while it reads XML, and the next run reads JSON. The target's tables are then compared with the shop's truth.

import {discover} from '../../catalog/discover.ts';
import {streamSchemas} from '../../catalog/streams.ts';
import {ALL_KEYS, STREAMS, type Stream} from '../helpers/streams.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';
import {compare, type Row} from './compare.ts';
import {currentRows} from './current.ts';
import {nameOf} from './programs/all.ts';
import {Life, type Setting} from './story.ts';
import type {Target} from './target.ts';

/** The columns that are selected by default. */
const catalog = discover(undefined, 'v2');

/** What is wrong with the target's tables. */
export async function v2Story(target: Target, setting: Setting): Promise<string[]> {
  const shop = createShop({seed: 'real targets', orders: 0, v2Orders: 300, v2Days: 50});
  await using sandbox = await startSandbox({shop});
  const postgres = await setting.postgres.another(nameOf(target));
  const life = new Life(target, {...setting, postgres, folder: `${setting.folder}-v2`}, sandbox);
  const config = {api_version: 'v2', v2_client_id: sandbox.accountId};
  await life.run({config: {...config, v2_format: 'xml'}, catalog, cut: 'torn'});
  await life.run({config: {...config, v2_format: 'json'}, catalog});
  const found = currentRows(await target.read(life.place));
  const truth = shop.v2.truth();
  const faults = STREAMS.flatMap((stream) => {
    const sides = {found: found[stream].map(untimed), wanted: truth[stream].map((row) => ({...nulls(stream), ...row}))};
    const {missing, faults} = compare(stream, {...sides, keys: ALL_KEYS[stream], changes: target.changes});
    return [...missing, ...faults];
  });
  return [...life.faults, ...faults].map((fault) => `from API V2: ${fault}`);
}

/** Without the time of reading. */
const untimed = ({updated_at: _, ...row}: Row): Row => row;

/** What API V2 does not have is null. */
const nulls = (stream: Stream): Readonly<Record<string, null>> =>
  Object.fromEntries(
    Object.entries(streamSchemas[stream].properties)
      .filter(([name, column]) => column['x-selected-by-default'] !== false && name !== 'updated_at')
      .map(([name]) => [name, null]),
  );
