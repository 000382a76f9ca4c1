// Compiles the function that reads the selected columns of an object. In newer versions of V8, reading a property is slow
// if its name differs from call to call, so the names are written into the function.

import {type Column, valueIn} from './column.ts';
import type {Raw, Report, Row, Tolerance, Value} from './stream.ts';
import {INVALID} from './values.ts';

/** Returns the columns' values, in their order. An invalid value is reported and becomes null. */
export type Reader = (raw: Raw, report: Report) => Row;

export type NamedColumn = readonly [name: string, column: Column];

/** Compiled when it is first called, because most runs have nothing to read. */
export function lazyReader(columns: readonly NamedColumn[]): Reader {
  let read: Reader = (raw, report) => {
    read = compiled(columns);
    return read(raw, report);
  };
  return (raw, report) => read(raw, report);
}

function compiled(columns: readonly NamedColumn[]): Reader {
  const reads = columns.map(([, {read}]) => read);
  const faults = columns.map(([name, column]) => (raw: Raw, report: Report): Value => {
    report(name, column.expected, toleranceOf(column, raw));
    return null;
  });
  return new Function('reads', 'faults', 'INVALID', sourceOf(columns))(reads, faults, INVALID);
}

/** What is compiled. A name is written as a JSON string, so nothing but a property can come of it. */
export function sourceOf(columns: readonly NamedColumn[]): string {
  const all = (part: string) => columns.map((_, at) => `${part}${at}`).join(', ');
  const lines = columns.map(([, {field}], at) => {
    const value = field === undefined ? 'raw' : `raw[${JSON.stringify(field)}]`;
    return `  let v${at} = r${at}(${value}); if (v${at} === INVALID) v${at} = faults[${at}](raw, report);`;
  });
  return [
    `'use strict';`,
    `const [${all('r')}] = reads;`,
    'return (raw, report) => {',
    ...lines,
    `  return [${all('v')}];`,
    '};',
  ].join('\n');
}

function toleranceOf({alternative, isUndocumented, isFromUser}: Column, raw: Raw): Tolerance {
  const accepts = alternative && valueIn(raw, alternative.column) !== INVALID;
  return {alternative: accepts ? alternative.name : undefined, isUndocumented, isFromUser};
}
