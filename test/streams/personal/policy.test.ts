// What is written of a personal value, for every class, mode, way of hashing and standing of the order.

import {streamSchemas} from '../../../catalog/streams.ts';
import {modesOf} from '../../../config/personal.ts';
import {orderRecords} from '../../../tap/streams/order.ts';
import {orderTrackingRecords} from '../../../tap/streams/order-tracking.ts';
import {Hashes} from '../../../tap/streams/personal/hash.ts';
import {permitted} from '../../../tap/streams/personal/permitted.ts';
import {Policy} from '../../../tap/streams/personal/policy.ts';
import {type PersonalClass, type PersonalMode, personalClasses, personalModes} from '../../../values/personal.ts';
import {keyedHash, PERSONAL_KEY} from '../../helpers/keyed-hash.ts';
import {allColumns, defaultColumns} from '../context.ts';

const VALUE = '+33 6 12';
const hashOf = (one: PersonalClass, normalised = VALUE): string => keyedHash(one, normalised);

const policyOf = (modes: Parameters<typeof modesOf>[0], isErased?: () => boolean) =>
  new Policy({modes: modesOf(modes), maxAgeDays: 183, upper: 0, isErased, hashes: new Hashes(PERSONAL_KEY)});

const standings = ['open', 'hidden', 'erased'] as const;
const ways = [undefined, 'phone', 'null', 'kept'] as const;

/** By the contract's words, not by the tap's code. */
function expected(one: PersonalClass, mode: PersonalMode, standing: string, way: string | undefined): string | null {
  if (standing === 'erased') return null;
  if (standing === 'hidden' && one !== 'parcel') return null;
  if (mode === 'none' || mode === 'null') return null;
  if (mode === 'full' || way === 'kept') return VALUE;
  if (way === 'null') return null;
  return way === 'phone' ? hashOf(one, '+33612') : hashOf(one);
}

describe.each(personalClasses)('%s', (one) => {
  test.each(personalModes)('in mode %s', (mode) => {
    const policy = policyOf({all: mode}, () => true);
    for (const standing of standings) {
      for (const way of ways) {
        const column = {'x-personal-data': one, ...(way !== undefined && {'x-hash': way})};
        const written = policy.writer(column, standing)(VALUE);
        expect([standing, way, written]).toEqual([standing, way, expected(one, mode, standing, way)]);
      }
    }
  });

  test('has a mode of its own', () => {
    const policy = policyOf({all: 'full', [one]: 'hash'});
    const written = personalClasses.map((other) => policy.writer({'x-personal-data': other}, 'open')(VALUE));
    expect(written).toEqual(personalClasses.map((other) => (other === one ? hashOf(one) : VALUE)));
  });
});

test('a column without a class is written as it is, in every order', () => {
  for (const standing of standings) expect(policyOf({all: 'null'}).writer({}, standing)(VALUE)).toBe(VALUE);
});

test('null and blank texts are null, never hashed', () => {
  const write = policyOf({all: 'hash'}).writer({'x-personal-data': 'contact'}, 'open');
  expect([null, '', ' \t'].map(write)).toEqual([null, null, null]);
});

describe('costs nothing', () => {
  const streams = [
    ['order', orderRecords],
    ['order_tracking', orderTrackingRecords],
  ] as const;

  test.each(streams)('with the default config: %s has the same function', (id, records) => {
    const stream = {id, name: id, columns: defaultColumns(id), replicationMethod: 'INCREMENTAL'} as const;
    expect(permitted(records, stream, policyOf({}))).toBe(records);
    expect(
      permitted(
        records,
        stream,
        policyOf({}, () => false),
      ) === records,
    ).toBe(id === 'order');
  });

  test('but not with a class that is open, because orders grow old', () => {
    const stream = {
      id: 'order',
      name: 'order',
      columns: allColumns('order'),
      replicationMethod: 'INCREMENTAL',
    } as const;
    expect(permitted(orderRecords, stream, policyOf({link: 'full'}))).not.toBe(orderRecords);
  });
});

test('every class that a schema names is known', () => {
  const named = Object.values(streamSchemas).flatMap(({properties}) =>
    Object.values(properties).flatMap((column) => column['x-personal-data'] ?? []),
  );
  expect(named.filter((one) => !personalClasses.includes(one))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(['link', 'parcel']));
});
