// The policy for personal data over Amazon's VAT report, for every class and mode: what a run writes is exactly what the
// class of each member allows, whatever has become of the order.

import {fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {keyedHash, PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {type Given, type Mode, modesOf} from '../personal/allowed.ts';
import {CANARY, type Canary, canariesIn} from '../personal/canary.ts';
import {hashesIn} from '../personal/hashed.ts';
import {VIDR_CLASSES} from '../personal/vidr-classes.ts';
import {createShop, openSandbox} from '../sandbox/index.ts';

const NOW = '2026-03-01T12:00:00Z';
const MAX_AGE_DAYS = 30;
const MODES: readonly Mode[] = ['none', 'null', 'hash', 'full'];
const CLASSES = ['identity', 'contact', 'address', 'buyer_id', 'free_text'] as const;

const shop = createShop({orders: 0, vidrLines: 120, marketplaces: ['amazon_de'], seed: 'policy', now: NOW});
const sandbox = openSandbox({shop});
const isErased = (_: string, orderId: string) => /[02468]-/.test(orderId.slice(4));

type Found = Canary & {readonly isShown: boolean};

const sent = shop.vidr.lines('amazon_de').flatMap(({raw, row}): Found[] => {
  const age = Date.parse(NOW) - Date.parse(String(row.order_date));
  const isShown = age <= MAX_AGE_DAYS * 86_400_000 && !isErased('', String(row.marketplace_order_id));
  return canariesIn(JSON.stringify(raw)).map((one) => ({...one, isShown}));
});

const textOf = ({personalClass, path, number}: Canary): string => `${CANARY}${personalClass}-${path}-${number}`;
const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
const kindOf = ({path}: Canary) => VIDR_CLASSES.get(path.replaceAll('_', '-'))?.hash;

/** A member that the tap does not know counts as free text. */
const classOf = ({personalClass}: Canary) =>
  (personalClass === 'unknown' ? 'free_text' : personalClass) as (typeof CLASSES)[number];

/** A phone is hashed by its digits. */
const hashOf = (one: Found): string =>
  keyedHash(one.personalClass, kindOf(one) === 'phone' ? one.number : textOf(one).toLowerCase());

async function check(personal_data: Given): Promise<void> {
  const modes = modesOf(personal_data);
  const config = {personal_data, personal_data_key: PERSONAL_KEY, personal_data_max_age_days: MAX_AGE_DAYS};
  const options = {config, catalog: fullCatalog('amazon_vidr'), isErased, level: 'INFO'} as const;
  const {code, stdout, stderr} = await runInside(sandbox, options);
  expect(code).toBe(0);
  const shown = sent.filter(({isShown}) => isShown);
  const full = shown.filter((one) => modes[classOf(one)] === 'full');
  const hashed = shown.filter((one) => modes[classOf(one)] === 'hash' && ['text', 'phone'].includes(kindOf(one) ?? ''));
  expect(sorted(canariesIn(stdout).map(textOf))).toEqual(sorted(full.map(textOf)));
  expect(hashesIn(stdout)).toEqual(sorted(hashed.map(hashOf)));
  expect([canariesIn(stderr), hashesIn(stderr)]).toEqual([[], []]);
}

test('the report has personal values of every class, both of orders that are shown and of others', () => {
  for (const isShown of [true, false])
    expect(sorted(sent.filter((one) => one.isShown === isShown).map(classOf))).toEqual([...CLASSES].sort());
});

describe.each(CLASSES)('%s alone', (personalClass) => {
  test.each(MODES)('in mode %s', (mode) => check({[personalClass]: mode}));
});

test.each(MODES)('all in mode %s', (mode) => check({all: mode}));

test('keys do not depend on the policy', async () => {
  const keys = async (personal_data: Given) => {
    const config = {personal_data, personal_data_key: PERSONAL_KEY};
    const {stdout} = await runInside(sandbox, {config, catalog: fullCatalog('amazon_vidr')});
    const records = stdout.split('\n').filter((line) => line.includes('"RECORD"'));
    return records.map((line) => /"record":\{(.*?"transaction_type":"\w+")/.exec(line)?.[1]);
  };
  const [open, closed, hashed] = [await keys({all: 'full'}), await keys({all: 'none'}), await keys({all: 'hash'})];
  expect(new Set(open).size).toBe(120);
  expect([closed, hashed]).toEqual([open, open]);
});
