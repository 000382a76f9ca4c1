// Parses the tap's lines as a target does.

import {ALL_KEYS} from '../../helpers/streams.ts';
import type {Parcels} from '../audit/parts.ts';
import {isMarketplaceStream, type MarketplaceStream, type SimulatedStream} from '../streams.ts';
import {microsOf} from '../time.ts';
import {bare, unprefixed} from './prefix.ts';

export type Row = {
  readonly stream: SimulatedStream;
  /** Marketplace and id; of a marketplace, its code. */
  readonly order: string;
  /** The part of the order that the row represents, such as a line or a tracking. */
  readonly part: string;
  readonly serial: number;
  readonly updatedAt: number;
  readonly extracted: string;
  /** How the numbers of parcels are written in this order. */
  readonly parcels: Parcels;
  readonly record: Readonly<Record<string, unknown>>;
};

/** What the lines alone do not say. */
export type Known = {
  readonly prefix: string;
  readonly parcelsOf: (orderId: string) => Parcels;
  /** The number of the only version of an order that shows this time. */
  readonly serialAt: (order: string, updatedAt: number) => number;
};

/** The marketplace of a row's order. */
export const marketplaceOf = ({order}: Pick<Row, 'order'>): string => order.slice(0, order.lastIndexOf(' '));

export type Message =
  | {readonly type: 'SCHEMA'}
  /** `stream`: the stream whose state it is; undefined if it is the state of all streams. */
  | {readonly type: 'STATE'; readonly value: unknown; readonly stream?: string}
  | {readonly type: 'RECORD'; readonly row: Row};

export const parse = (line: string, known: Known): Message => messageOf(JSON.parse(line), known);

/** A message of Singer's, as an object. What a RECORD contains is for the auditors to check. */
type Given = {readonly type: string; readonly stream?: string; readonly value?: unknown};

export function messageOf(message: Given, known: Known): Message {
  const {prefix} = known;
  const {type, stream = '', value} = message;
  if (type === 'RECORD') return {type, row: rowOf({...message, stream: bare(stream, prefix)} as never, known)};
  return type === 'STATE' ? {type, value: unprefixed(value, prefix)} : {type: 'SCHEMA'};
}

type RawRecord = {
  readonly stream: SimulatedStream;
  readonly record: Readonly<Record<string, string>>;
  readonly time_extracted: string;
};

function rowOf(raw: RawRecord, known: Known): Row {
  const {stream, record, time_extracted: extracted} = raw;
  if (isMarketplaceStream(stream)) return marketplaceRow(stream, raw);
  const id = record.marketplace_order_id as string;
  const order = `${record.marketplace} ${stream === 'order_action' ? record.action_id : id}`;
  const updatedAt = microsOf(record.updated_at as string) ?? Number.NaN;
  const {part, version} = COLUMNS[stream];
  return {
    stream,
    order,
    part: part === undefined ? '' : (record[part] as string),
    serial: record[version] === null ? known.serialAt(order, updatedAt) : serialOf(record[version]),
    updatedAt,
    extracted,
    parcels: known.parcelsOf(id),
    record,
  };
}

const serialOf = (version: unknown): number =>
  typeof version === 'string' ? Number(version.slice(1)) : Number(version);

/** The column that tells the rows of an order apart, and the one that holds the version. */
const COLUMNS = {
  order: {part: 'marketplace_order_line_id', version: 'lengow_status'},
  order_tracking: {part: 'tracking_number', version: 'carrier'},
  order_address: {part: 'address_role', version: 'lengow_address_id'},
  order_payment: {part: 'payment_id', version: 'status'},
  order_document: {part: 'document_id', version: 'marketplace_label'},
  order_raw: {part: undefined, version: 'lengow_status'},
  order_action: {part: undefined, version: 'carrier'},
} as const;

function marketplaceRow(stream: MarketplaceStream, {record, time_extracted: extracted}: RawRecord): Row {
  const [, code, ...others] = ALL_KEYS[stream].map((key) => record[key] as string);
  const parcels = 'full' as const;
  return {stream, order: code as string, part: others.join(' '), serial: 0, updatedAt: 0, extracted, parcels, record};
}
