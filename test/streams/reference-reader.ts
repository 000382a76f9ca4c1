// Reads columns one by one, without compiling anything. It shares nothing with the tap's reader but the columns.

import type {Column} from '../../tap/streams/column.ts';
import type {Raw, Report, Row} from '../../tap/streams/stream.ts';
import {INVALID, type Read} from '../../tap/streams/values.ts';

export function referenceRow(columns: readonly (readonly [string, Column])[], raw: Raw, report: Report): Row {
  return columns.map(([name, column]) => {
    const read = readOne(raw, column);
    if (read !== INVALID) return read;
    const {expected, alternative, isUndocumented, isFromUser} = column;
    const isTaken = alternative !== undefined && readOne(raw, alternative.column) !== INVALID;
    report(name, expected, {alternative: isTaken ? alternative.name : undefined, isUndocumented, isFromUser});
    return null;
  });
}

const readOne = (raw: Raw, column: Column): Read => column.read(column.field === undefined ? raw : raw[column.field]);
