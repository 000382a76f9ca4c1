// The stream of whole orders through the built program: what the policy lets out, and what is logged about the rest.

import {runOn} from '../helpers/checked-run.ts';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {messagesOf} from '../helpers/messages.ts';
import {shopSending} from '../helpers/sent-orders.ts';
import {canaryClassesIn} from '../personal/canary.ts';
import {withTexts} from '../personal/leaves.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const args = [
  '--select',
  'order_raw',
  '--deselect',
  'marketplace',
  '--deselect',
  'order',
  '--deselect',
  'order_tracking',
];

/** JSON without the characters that targets cannot store. */
const storable = (json: string): string =>
  JSON.stringify(withTexts(JSON.parse(json), (text) => text.toWellFormed().replaceAll('\0', '\uFFFD')));

const rawsIn = (stdout: string): Map<string, string> =>
  new Map(
    messagesOf(stdout).flatMap(({record}) =>
      record ? [[`${record.marketplace} ${record.marketplace_order_id}`, String(record.raw)]] : [],
    ),
  );

describe('a shop whose personal and unknown texts are canaries', () => {
  const shop = createShop({orders: 200, seed: 'raw orders', unknownMembers: true});
  const runWith = async (config: Readonly<Record<string, unknown>>) => {
    await using sandbox = await startSandbox({shop, canaries: true});
    // The helper checks that stderr, at DEBUG, and the report have no canary.
    const {code, stdout, log} = await runOn(sandbox, {args, config});
    expect(code).toBe(0);
    const sent = new Map(shop.orders.map((entry) => [`${entry.marketplace} ${entry.id}`, sandbox.sent(entry)]));
    return {raws: rawsIn(stdout), sent, log: log.filter((line) => line.includes('leaves out'))};
  };

  test('all full: each order is as Lengow sent it, unless it is anonymized', async () => {
    const {raws, sent} = await runWith(ALL_VALUES);
    expect([...raws.keys()].sort()).toEqual([...sent.keys()].sort());
    const isHidden = (json: string) => JSON.parse(json).anonymized === true;
    const isOther = ([key, json]: [string, string]) => !isHidden(json) && raws.get(key) !== storable(json);
    expect([...sent].filter(isOther).map(([key]) => key)).toEqual([]);
    const hidden = [...sent].filter(([, json]) => isHidden(json)).map(([key]) => raws.get(key));
    expect(canaryClassesIn(hidden.join(''))).toEqual(['parcel']);
  });

  test('one class closed: nothing of it is written, nor anything unknown, whose names are logged once', async () => {
    const {raws, log} = await runWith({...ALL_VALUES, personal_data: {all: 'full', contact: 'none'}});
    const classes = ['address', 'buyer_id', 'free_text', 'identity', 'link', 'parcel'];
    expect(canaryClassesIn([...raws.values()].join(''))).toEqual(classes);
    expect(log).toEqual([
      expect.stringMatching(
        /^INFO order_raw leaves out 14 unknown members: order\.billing_address\.gift_message, order\.billing_address\.signed, order\.gift_message, (order\.[\w.[\]]+, ){6}order\.\S+ and 4 more$/,
      ),
    ]);
  });

  test('by default: only parcels', async () => {
    const {raws} = await runWith({});
    expect(canaryClassesIn([...raws.values()].join(''))).toEqual(['parcel']);
  });
});

test('digits leave as they came, and members in the order in which they came', async () => {
  const more = '"z": 12.50, "a": {"n": 12345678901234567890, "e": 1e3}, "deep": ';
  const deep = `${'[{"a":'.repeat(2500)}1${'}]'.repeat(2500)}`;
  await using sandbox = await startSandbox({shop: shopSending([{id: '"D-1"', more: more + deep}])});
  const {code, stdout} = await runOn(sandbox, {args, config: ALL_VALUES});
  const [raw] = rawsIn(stdout).values();
  expect([code, raw?.endsWith(`"z":12.50,"a":{"n":12345678901234567890,"e":1e3},"deep":${deep}}`)]).toEqual([0, true]);
});

test.each([
  [
    'fail',
    5,
    /^CRITICAL order_raw: order N-1 on darty: raw is not valid JSON, because it contains NaN or Infinity\. Ask/,
  ],
  ['null', 0, /^WARNING order_raw: order N-1 on darty: raw is not valid JSON, because it contains NaN or Infinity; /],
])('NaN, with invalid_values %j', async (invalid_values, exit, line) => {
  await using sandbox = await startSandbox({shop: shopSending([{id: '"N-1"', more: '"total_order": NaN'}])});
  const {code, stdout, log} = await runOn(sandbox, {args, config: {...ALL_VALUES, invalid_values}});
  expect([code, log.filter((one) => line.test(one)).length]).toEqual([exit, 1]);
  expect([...rawsIn(stdout).values()].every((raw) => raw.endsWith('"total_order":null}'))).toBe(true);
});

test('--test says that every class that is not closed is in it', async () => {
  await using sandbox = await startSandbox({shop: shopSending([{id: '"D-1"'}])});
  const {stderr} = await runOn(sandbox, {args: [...args, '--test'], config: {personal_data: {contact: 'full'}}});
  expect(stderr).toContain('contact full (order_raw.raw); address none; ');
});
