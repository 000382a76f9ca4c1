// A row context with all or some of the columns, which records invalid values.

import {type StreamId, streamSchemas} from '../../catalog/streams.ts';
import {marketplaceRecords as marketplaceRows} from '../../tap/streams/marketplace.ts';
import {marketplaceActionRecords as actionRows} from '../../tap/streams/marketplace-action.ts';
import {marketplaceCarrierRecords as carrierRows} from '../../tap/streams/marketplace-carrier.ts';
import {marketplaceStatusRecords as statusRows} from '../../tap/streams/marketplace-status.ts';
import {orderRecords as orderRows} from '../../tap/streams/order.ts';
import {orderAddressRecords as addressRows} from '../../tap/streams/order-address.ts';
import {orderDocumentRecords as documentRows} from '../../tap/streams/order-document.ts';
import {orderPaymentRecords as paymentRows} from '../../tap/streams/order-payment.ts';
import {orderRawRecords as rawRows} from '../../tap/streams/order-raw.ts';
import {orderTrackingRecords as trackingRows} from '../../tap/streams/order-tracking.ts';
import type {PersonalPolicy, Problem, Raw, Row, RowContext, Standing, Value} from '../../tap/streams/stream.ts';

export type TestContext = RowContext & {readonly problems: Problem[]};

export const ACCOUNT = 4;
export const API_HOST = 'api.example.com';

export const allColumns = (stream: StreamId): string[] => Object.keys(streamSchemas[stream].properties);

export const defaultColumns = (stream: StreamId): string[] =>
  Object.entries(streamSchemas[stream].properties)
    .filter(([, column]) => column['x-selected-by-default'] !== false)
    .map(([name]) => name);

/** The key columns and the named columns, in schema order. */
export const columnsOf = (stream: StreamId, names: readonly string[]): string[] =>
  allColumns(stream).filter((name) => streamSchemas[stream]['x-key-properties'].includes(name) || names.includes(name));

export function contextOf(stream: StreamId, columns = allColumns(stream)): TestContext {
  const problems: Problem[] = [];
  return {accountId: ACCOUNT, apiHost: API_HOST, columns, invalid: (problem) => problems.push(problem), problems};
}

/** A policy by which every order has this standing, and everything else may be written. */
export const policyOf = (standing: Standing): PersonalPolicy => ({
  standingOf: () => standing,
  writerOf: () => () => (value) => value,
  isOpen: () => standing === 'open',
  memberWriter: () => (value) => value,
});

/** A row's values by column name. */
export type Named = Readonly<Record<string, Value>>;

const named = (row: Row, {columns}: RowContext): Named => {
  expect(row.length).toBe(columns.length);
  return Object.fromEntries(columns.map((name, place) => [name, row[place] as Value]));
};

export const orderRecords = (raw: Raw, context: RowContext): Named[] =>
  orderRows(context)(raw).map((row) => named(row, context));

export const orderTrackingRecords = (raw: Raw, context: RowContext): Named[] =>
  trackingRows(context)(raw).map((row) => named(row, context));

export const orderAddressRecords = (raw: Raw, context: RowContext): Named[] =>
  addressRows(context)(raw).map((row) => named(row, context));

export const orderPaymentRecords = (raw: Raw, context: RowContext): Named[] =>
  paymentRows(context)(raw).map((row) => named(row, context));

export const orderDocumentRecords = (raw: Raw, context: RowContext): Named[] =>
  documentRows(context)(raw).map((row) => named(row, context));

export const orderRawRecords = (raw: Raw, context: RowContext): Named[] =>
  rawRows(context)(raw).map((row) => named(row, context));

export const marketplaceRecord = (code: string, raw: unknown, context: RowContext): Named =>
  named(marketplaceRows(context)({code, raw})[0] as Row, context);

export const marketplaceStatusRecords = (code: string, raw: unknown, context: RowContext): Named[] =>
  statusRows(context)({code, raw}).map((row) => named(row, context));

export const marketplaceActionRecords = (code: string, raw: unknown, context: RowContext): Named[] =>
  actionRows(context)({code, raw}).map((row) => named(row, context));

export const marketplaceCarrierRecords = (code: string, raw: unknown, context: RowContext): Named[] =>
  carrierRows(context)({code, raw}).map((row) => named(row, context));
