// `order_raw` of every order in a shop whose personal and unknown texts are all canaries, for each class and mode. The
// classes are those given by hand, and the hashes are computed without the tap's code.

import {modesOf} from '../../../config/personal.ts';
import {orderRawRecords} from '../../../tap/streams/order-raw.ts';
import {Hashes} from '../../../tap/streams/personal/hash.ts';
import {Policy} from '../../../tap/streams/personal/policy.ts';
import {type PersonalMode, personalClasses} from '../../../values/personal.ts';
import {keyedHash, PERSONAL_KEY} from '../../helpers/keyed-hash.ts';
import {canaryClassesIn} from '../../personal/canary.ts';
import {classOf} from '../../personal/classes.ts';
import {type Leaf, leavesOf, withTexts} from '../../personal/leaves.ts';
import {createShop, openSandbox} from '../../sandbox/index.ts';
import {contextOf} from '../context.ts';

type Modes = Parameters<typeof modesOf>[0];
type Raw = Readonly<Record<string, unknown>>;

const shop = createShop({orders: 120, seed: 'raw', now: '2026-03-01T12:00:00Z', unknownMembers: true});
const sandbox = openSandbox({shop, canaries: true});
/** Without the characters that targets cannot store. */
const storable = (order: unknown) => withTexts(order, (text) => text.toWellFormed().replaceAll('\0', '\uFFFD')) as Raw;
const orders: readonly Raw[] = shop.orders.map((entry) => storable(JSON.parse(sandbox.sent(entry))));
const open = orders.filter(({anonymized}) => anonymized !== true);
const anonymized = orders.filter(({anonymized}) => anonymized === true);

function rawsOf(some: readonly Raw[], modes: Modes, isErased = false): Raw[] {
  const hashes = new Hashes(PERSONAL_KEY);
  const policy = new Policy({modes: modesOf(modes), maxAgeDays: 36_500, upper: 0, hashes, isErased: () => isErased});
  const rowsOf = orderRawRecords({...contextOf('order_raw'), policy});
  return some.map((order) => JSON.parse(String(rowsOf(order)[0]?.[3])));
}

/** Members that `hash` does not tell apart, because counting would reveal them. */
const NOT_HASHED =
  /\.(civility|zipcode|city|state_region|metas|payment_terms)\b|^(comments|order_meta)\b|order_line_meta|buyer_tax\.type$/;

const normalised = (text: string): string => text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
const phone = (text: string): string => (/^[^\d+]*\+/.test(text) ? '+' : '') + text.replaceAll(/\D/g, '');

function hashOf({path, value}: Leaf, personalClass: string): string | null {
  const isHashed = !NOT_HASHED.test(path) || path.endsWith('payment_terms.external_transaction_id');
  if (!isHashed || value === null || typeof value === 'object') return null;
  const text = path.includes('.phone_') ? phone(String(value)) : normalised(String(value));
  return text === '' ? null : keyedHash(personalClass, text);
}

/** The value that may be written instead; undefined if the member is left out. */
function expectedOf(leaf: Leaf, modes: Modes): unknown {
  const personalClass = classOf(leaf.path);
  if (personalClass === '–' || personalClass === undefined) return leaf.value;
  const mode: PersonalMode = modesOf(modes)[personalClass];
  if (mode === 'none') return;
  return mode === 'hash' ? hashOf(leaf, personalClass) : mode === 'full' ? leaf.value : null;
}

const isEmpty = (value: unknown): boolean => typeof value === 'object';

/** Places where a raw order has something that it should not have, or lacks something that it should have. */
function wrongIn(order: Raw, raw: Raw, modes: Modes): string[] {
  const source = new Map(leavesOf(order).map((leaf) => [leaf.place, leaf]));
  const written = leavesOf(raw).filter(({value}) => !isEmpty(value));
  const wrong = written.filter(({place, value}) => {
    const leaf = source.get(place);
    return leaf === undefined || classOf(leaf.path) === undefined || expectedOf(leaf, modes) !== value;
  });
  const places = new Set(written.map(({place}) => place));
  const lost = [...source.values()].filter((leaf) => {
    if (classOf(leaf.path) === undefined || isEmpty(leaf.value)) return false;
    return (expectedOf(leaf, modes) ?? null) !== null && !places.has(leaf.place);
  });
  return [...wrong, ...lost].map(({place}) => place);
}

const classModes = personalClasses.flatMap((one) =>
  (['none', 'null', 'hash'] as const).map((mode): [string, Modes] => [`${one} in ${mode}`, {all: 'full', [one]: mode}]),
);

test.each<[string, Modes]>([
  ['the default', {}],
  ['all none', {all: 'none'}],
  ['all null', {all: 'null'}],
  ['all hash', {all: 'hash'}],
  ...classModes,
])('%s: every member is written as its class says, and no unknown one is', (_, modes) => {
  const raws = rawsOf(open, modes);
  expect(raws.flatMap((raw, at) => wrongIn(open[at] as Raw, raw, modes)).slice(0, 5)).toEqual([]);
  const full = personalClasses.filter((one) => modesOf(modes)[one] === 'full');
  expect(canaryClassesIn(JSON.stringify(raws))).toEqual([...full].sort());
});

test('all full: each order is as it was sent', () => {
  expect(rawsOf(open, {all: 'full'})).toEqual(open);
  expect(canaryClassesIn(JSON.stringify(open))).toEqual([...personalClasses, 'unknown'].sort());
});

test.each([false, true])('anonymized and erased (%s) orders have no canary but those of parcels', (isErased) => {
  const some = isErased ? orders : anonymized;
  const raws = rawsOf(some, {all: 'full'}, isErased);
  expect(canaryClassesIn(JSON.stringify(raws))).toEqual(isErased ? [] : ['parcel']);
  const harmless = (raw: Raw) => leavesOf(raw).filter(({path, value}) => classOf(path) === '–' && !isEmpty(value));
  expect(some.length).toBeGreaterThan(1);
  expect(raws.map(harmless)).toEqual(some.map(harmless));
});
