// Each break does what its name says and leaves all other lines unchanged.

import {BREAKS} from './breaks.ts';
import {nullableKeys} from './keys.ts';

const STATE = '{"type":"STATE","value":{}}';
const SCHEMA =
  '{"type":"SCHEMA","stream":"order_tracking","schema":{"type":"object","properties":{"tracking_number":{"type":["string"]}}},"key_properties":["tracking_number"]}';
const RECORD = '{"type":"RECORD","stream":"order_tracking","record":{"tracking_number":"untracked","total_order":9.5}}';
const LINES = [STATE, SCHEMA, RECORD, RECORD, STATE];

function broken(name: string): string[] {
  const filter = BREAKS[name]?.();
  return filter ? LINES.flatMap(filter) : [];
}

test('no-first-state removes only the first STATE', () => {
  expect(broken('no-first-state')).toEqual(LINES.slice(1));
});

test('number-as-text turns numbers into strings', () => {
  const record = RECORD.replace('9.5', '"9.5"');
  expect(broken('number-as-text')).toEqual([STATE, SCHEMA, record, record, STATE]);
});

test('nullable-key makes keys nullable in the schema, and is detected', () => {
  expect(broken('nullable-key')).toEqual([
    STATE,
    SCHEMA.replace('["string"]', '["null","string"]'),
    RECORD,
    RECORD,
    STATE,
  ]);
  expect(nullableKeys(broken('nullable-key'))).toEqual([
    'the run itself finds that the schema allows null in the key tracking_number of order_tracking',
  ]);
  expect(nullableKeys(LINES)).toEqual([]);
});

test('null-key makes a key null', () => {
  expect(broken('null-key')[2]).toBe(RECORD.replace('"untracked"', 'null'));
});

test('late-schema sends the SCHEMA after the first record', () => {
  expect(broken('late-schema')).toEqual([STATE, RECORD, SCHEMA, RECORD, STATE]);
});
