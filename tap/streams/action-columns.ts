// The columns of `order_action` besides its keys.

import {streamSchemas} from '../../catalog/streams.ts';
import {errorsOf} from './action-errors.ts';
import {outcomeOf} from './action-outcome.ts';
import type {Column, Columns} from './column.ts';
import {booleanFrom, filledTextFrom, instantFrom, integerFrom, moneyFrom} from './columns.ts';
import type {Raw} from './stream.ts';
import {filledJson, filledText} from './values.ts';

/** Lengow's own values, to which `invalid_values` applies. */
const lengows: Columns = {
  created_at: instantFrom('created_at'),
  updated_at: instantFrom('updated_at'),
};

/** The API documents neither a boolean nor an amount, so either is written as it is. */
const flagOrAmountFrom = (field: string): Column => ({
  expected: 'a string',
  field,
  read: (value) => (typeof value === 'boolean' ? String(value) : filledText(value)),
});

const tableOf = (from: (field: string) => Column, ...fields: readonly string[]): Columns =>
  Object.fromEntries(fields.map((field) => [field, from(field)]));

/** What the program that sent the action has written, and what became of it. */
const sent: Columns = {
  ...tableOf(filledTextFrom, 'marketplace', 'marketplace_order_id', 'action_type'),
  marketplace_order_line_id: filledTextFrom('line'),
  outcome: {expected: 'an outcome', read: outcomeOf},
  ...tableOf(booleanFrom, 'queued', 'processed'),
  errors: {expected: 'a string, an array or an object', read: errorsOf},
  ...tableOf(filledTextFrom, 'carrier', 'carrier_name', 'custom_carrier', 'carrier_pickup', 'return_carrier'),
  ...tableOf(filledTextFrom, 'shipping_method', 'shipping_service_id', 'shipping_service_offer_id'),
  ...tableOf(filledTextFrom, 'tracking_number', 'tracking_url', 'return_tracking_number', 'pickup_id'),
  ...tableOf(instantFrom, 'shipping_date', 'delivery_date'),
  ...tableOf(filledTextFrom, 'reason', 'refund_reason', 'refund_mode', 'refund_id', 'delay', 'delivery_experience'),
  ...tableOf(filledTextFrom, 'invoice_number', 'currency_code', 'weight_unit', 'package_dimension_unit'),
  ...tableOf(moneyFrom, 'declared_value', 'refund_price', 'refund_shipping_price', 'weight'),
  ...tableOf(moneyFrom, 'package_dimension_length', 'package_dimension_width', 'package_dimension_height'),
  refund_quantity: integerFrom('refund_quantity'),
  ...tableOf(flagOrAmountFrom, 'refund_shipping', 'refund_shipping_taxes', 'refund_taxes', 'charges'),
  ...tableOf(filledTextFrom, 'comment', 'from_address_name', 'from_address_mail', 'from_address_phone'),
  ...tableOf(filledTextFrom, 'from_address_line', 'from_address_city', 'from_address_state_province'),
  ...tableOf(filledTextFrom, 'from_address_postal_code', 'from_address_country_code'),
  extra: {expected: 'JSON', read: (action: Raw) => filledJson(unknownMembers(action))},
};

const asSent = ([name, column]: [string, Column]): [string, Column] => [name, {...column, isFromUser: true}];

export const actionColumns: Columns = {...lengows, ...Object.fromEntries(Object.entries(sent).map(asSent))};

/** The fields of an action that have columns. */
const KNOWN = new Set(
  Object.entries(streamSchemas.order_action.properties).flatMap(([name, {'x-path': path}]) => path ?? name),
);

const unknownMembers = (action: object): object =>
  Object.fromEntries(Object.entries(action).filter(([name]) => !KNOWN.has(name)));
