// The compiled reader: what is compiled, and that it reads what a generic reader does.

import fc from 'fast-check';
import type {Column, Columns} from '../../tap/streams/column.ts';
import {selected, selectedFirst, textFrom} from '../../tap/streams/columns.ts';
import {sourceOf} from '../../tap/streams/reader.ts';
import type {Raw, Report} from '../../tap/streams/stream.ts';
import {INVALID} from '../../tap/streams/values.ts';
import {parseExactly} from '../../values/exact-json.ts';
import {referenceRow} from './reference-reader.ts';
import {tables} from './tables.ts';

const whole: Column = {
  expected: 'an object without a fault',
  read: (raw) => ('fault' in (raw as Raw) ? INVALID : 'fine'),
};

test('is straight-line code', () => {
  expect(
    sourceOf([
      ['sku', textFrom('merchant_sku')],
      ['outcome', whole],
    ]),
  ).toBe(`'use strict';
const [r0, r1] = reads;
return (raw, report) => {
  let v0 = r0(raw["merchant_sku"]); if (v0 === INVALID) v0 = faults[0](raw, report);
  let v1 = r1(raw); if (v1 === INVALID) v1 = faults[1](raw, report);
  return [v0, v1];
};`);
});

const NAMES = ['"]; throw 1; //', '`', "'", '\\', '\u2028', '\n', '__proto__', 'constructor', ''];

test('the name of a field is never code', () => {
  const table = Object.fromEntries([
    ['whole', whole],
    ...NAMES.map((name, index) => [`column_${index}`, textFrom(name)]),
  ]);
  const {read, names} = selected(table as Columns, Object.keys(table));
  const raw = parseExactly(`{${NAMES.map((name) => `${JSON.stringify(name)}:${JSON.stringify(`<${name}>`)}`).join()}}`);
  expect(names).toHaveLength(NAMES.length + 1);
  expect(read(raw as Raw, fail)).toEqual(['fine', ...NAMES.map((name) => `<${name}>`)]);
});

const fail: Report = (column) => {
  throw new Error(`${column} was reported`);
};

test('invalid values are reported in the order of the columns', () => {
  const table = {second: textFrom('b'), whole, first: textFrom('a')};
  expect(readBy(selected(table, ['first', 'second', 'whole']).read, {a: {}, b: [], fault: 1}).reported).toEqual([
    ['first', 'a string', {}],
    ['second', 'a string', {}],
    ['whole', 'an object without a fault', {}],
  ]);
});

/** As JSON: digits that JavaScript cannot represent, and keys that objects inherit. */
const oddJson = fc.oneof(
  fc.constantFrom('12345678901234567890', '12.50', '1e3', '-0', '-1', '"-1"', 'NaN', '9007199254740993', '1e400'),
  fc.constantFrom('""', '" "', '"x"', '"2026-01-02"', '"0000-00-00"', '"TRUE"', '"\\u0000"', '"\\ud800"', '"None"'),
  fc.constantFrom('null', 'true', 'false', '[]', '{}', '[[]]', '[null]', '{"id":{"id":1}}', '{"__proto__":1}'),
  fc.constantFrom('{"iso_a3":"EUR"}', '{"lengow":"new"}', '{"common_country_iso_a2":"fr"}', '{"buyer_tax":{"id":[]}}'),
  fc.json({maxDepth: 3}),
);

/** Objects in which some fields of a table are missing, and each of the others has any value. */
function oddObject(table: Columns): fc.Arbitrary<Raw> {
  const fields = [...new Set(Object.values(table).flatMap(({field = 'order'}) => field))];
  const names = fc.oneof(
    fc.constantFrom(...fields, 'quantity'),
    fc.constantFrom('__proto__', 'constructor', 'order', 'x'),
  );
  const members = fc.array(fc.tuple(names, oddJson), {maxLength: 2 * fields.length});
  return members.map(
    (all) => parseExactly(`{${all.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join()}}`) as Raw,
  );
}

type Reading = {readonly row: unknown; readonly reported: readonly unknown[]};

function readBy(read: (raw: Raw, report: Report) => unknown, raw: Raw): Reading {
  const reported: unknown[] = [];
  const row = read(raw, (...problem) => reported.push(JSON.parse(JSON.stringify(problem))));
  return {row, reported};
}

test.each(Object.entries(tables))('%s: any selection of any object is read as by the reference', (_, table) => {
  const selections = fc.shuffledSubarray(Object.keys(table));
  fc.assert(
    fc.property(oddObject(table), selections, fc.boolean(), (raw, columns, isAll) => {
      const {names, read} = (isAll ? selectedFirst : selected)(table, columns);
      const named = names.map((name): [string, Column] => [name, table[name] as Column]);
      expect(readBy(read, raw)).toStrictEqual(readBy((one, report) => referenceRow(named, one, report), raw));
    }),
    {numRuns: 1500},
  );
});
