// Reads one column of one order, alone.

import type {StreamId} from '../../catalog/streams.ts';
import type {RowContext} from '../../tap/streams/stream.ts';
import {columnsOf, contextOf, orderRecords, orderTrackingRecords} from './context.ts';

const KEYS = {marketplace: 'zalando_fr', marketplace_order_id: '9QK2-7', updated_at: '2026-04-05T06:07:08Z'};

/** The column's value in each row, followed by each problem as `column is not …`. */
export function readOnly(column: string, raw: object, rest: Partial<RowContext> = {}, stream: StreamId = 'order') {
  const context = {...contextOf(stream, columnsOf(stream, [column])), ...rest};
  const records = stream === 'order' ? orderRecords : orderTrackingRecords;
  const values = records({...KEYS, ...raw}, context).map((row) => row[column]);
  return [...values, ...context.problems.map((one) => `${one.column} is not ${one.expected}`)];
}
