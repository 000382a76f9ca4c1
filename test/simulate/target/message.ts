// Parses the tap's lines as a target does.

import type {OrderStream} from '../../helpers/streams.ts';
import {microsOf} from '../time.ts';
import {bare, unprefixed} from './prefix.ts';

export type Row = {
  readonly stream: OrderStream;
  /** Marketplace and id. */
  readonly order: string;
  /** The part of the order that the row represents: a line or a tracking. */
  readonly part: string;
  readonly serial: number;
  readonly updatedAt: number;
  readonly extracted: string;
};

/** The marketplace of a row's order. */
export const marketplaceOf = ({order}: Pick<Row, 'order'>): string => order.slice(0, order.lastIndexOf(' '));

export type Message =
  | {readonly type: 'SCHEMA'}
  | {readonly type: 'STATE'; readonly value: unknown}
  | {readonly type: 'RECORD'; readonly row: Row};

export function parse(line: string, prefix: string): Message {
  const message = JSON.parse(line);
  const {type, stream} = message;
  if (type === 'RECORD') return {type, row: rowOf({...message, stream: bare(stream, prefix)})};
  return type === 'STATE' ? {type, value: unprefixed(message.value, prefix)} : {type: 'SCHEMA'};
}

type RawRecord = {stream: OrderStream; record: Record<string, string>; time_extracted: string};

function rowOf({stream, record, time_extracted: extracted}: RawRecord): Row {
  const [part, version] =
    stream === 'order'
      ? [record.marketplace_order_line_id, record.lengow_status]
      : [record.tracking_number, record.carrier];
  return {
    stream,
    order: `${record.marketplace} ${record.marketplace_order_id}`,
    part: part as string,
    serial: Number(version?.slice(1)),
    updatedAt: microsOf(record.updated_at as string) ?? Number.NaN,
    extracted,
  };
}
