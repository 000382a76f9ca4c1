// The policy for personal data over actions, for every class and mode: what a run writes is exactly what the class of
// each member allows, whatever has become of the order.

import {fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {keyedHash, PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {type Given, type Mode, type Modes, modesOf} from '../personal/allowed.ts';
import {CANARY, type Canary, canariesIn} from '../personal/canary.ts';
import {hashesIn} from '../personal/hashed.ts';
import {createShop, openSandbox} from '../sandbox/index.ts';

const NOW = '2026-03-01T12:00:00Z';
const MAX_AGE_DAYS = 30;
const MODES: readonly Mode[] = ['none', 'null', 'hash', 'full'];
/** Not hashed: a comment, and the members that the tap does not know. */
const HASHED = ['identity', 'contact', 'address', 'parcel'] as const;

const shop = createShop({orders: 0, actions: 120, seed: 'policy', now: NOW});
const sandbox = openSandbox({shop});
const isErased = (_: string, orderId: string) => /[02468]$/.test(orderId);

type Standing = 'open' | 'hidden' | 'erased';
type Found = Canary & {readonly standing: Standing};

function standingOf({marketplace_order_id: id, created_at: created}: Readonly<Record<string, unknown>>): Standing {
  if (isErased('', String(id))) return 'erased';
  const age = Date.parse(NOW) - Date.parse(String(created));
  return age > MAX_AGE_DAYS * 86_400_000 ? 'hidden' : 'open';
}

const sent = shop.actions.shown.flatMap(({raw}) =>
  canariesIn(JSON.stringify(raw)).map((one): Found => ({...one, standing: standingOf(raw)})),
);

/** A member that the tap does not know counts as free text. */
const classOf = ({personalClass}: Canary) => (personalClass === 'unknown' ? 'free_text' : personalClass) as keyof Modes;

const isShown = (one: Found): boolean =>
  one.standing === 'open' || (one.standing === 'hidden' && one.personalClass === 'parcel');

const textOf = ({personalClass, path, number}: Canary): string => `${CANARY}${personalClass}-${path}-${number}`;

/** A phone is hashed by its digits. */
const hashOf = (one: Found): string =>
  keyedHash(one.personalClass, one.path.endsWith('phone') ? one.number : textOf(one).toLowerCase());

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

async function check(personal_data: Given): Promise<void> {
  const modes = modesOf(personal_data);
  const config = {personal_data, personal_data_key: PERSONAL_KEY, personal_data_max_age_days: MAX_AGE_DAYS};
  const catalog = fullCatalog('order_action');
  const {code, stdout, stderr} = await runInside(sandbox, {config, catalog, isErased, level: 'INFO'});
  expect(code).toBe(0);
  const shown = sent.filter(isShown);
  const full = shown.filter((one) => modes[classOf(one)] === 'full');
  const hashed = shown.filter(
    (one) => modes[classOf(one)] === 'hash' && HASHED.some((own) => own === one.personalClass),
  );
  expect(sorted(canariesIn(stdout).map(textOf))).toEqual(sorted(full.map(textOf)));
  expect(hashesIn(stdout)).toEqual(sorted(hashed.map(hashOf)));
  expect([canariesIn(stderr), hashesIn(stderr)]).toEqual([[], []]);
}

test('the shop has personal values of every class in actions of every kind', () => {
  for (const standing of ['open', 'hidden', 'erased'])
    expect(new Set(sent.filter((one) => one.standing === standing).map(classOf))).toEqual(
      new Set(['identity', 'contact', 'address', 'free_text', 'parcel']),
    );
});

describe.each(['identity', 'contact', 'address', 'free_text', 'parcel'] as const)('%s alone', (personalClass) => {
  test.each(MODES)('in mode %s', (mode) => check({[personalClass]: mode}));
});

test.each(MODES)('all in mode %s', (mode) => check({all: mode}));
