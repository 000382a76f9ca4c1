// The row expected for an action, with every column. It shares no code with the tap.
import type {Raw} from '../render.ts';
import {amount, filledJson, integer, text} from '../row-values.ts';
import type {Row} from '../rows.ts';
import {type Action, actionRow} from './action.ts';

const TEXTS = [
  ...['carrier', 'carrier_name', 'custom_carrier', 'carrier_pickup', 'return_carrier'],
  ...['shipping_method', 'shipping_service_id', 'shipping_service_offer_id'],
  ...['tracking_number', 'tracking_url', 'return_tracking_number', 'pickup_id'],
  ...['reason', 'refund_reason', 'refund_mode', 'refund_id', 'delay', 'delivery_experience', 'invoice_number'],
  ...['currency_code', 'weight_unit', 'package_dimension_unit'],
  ...['refund_shipping', 'refund_shipping_taxes', 'refund_taxes', 'charges', 'comment'],
  ...['from_address_name', 'from_address_mail', 'from_address_phone', 'from_address_line', 'from_address_city'],
  ...['from_address_state_province', 'from_address_postal_code', 'from_address_country_code'],
];
const AMOUNTS = [
  ...['declared_value', 'refund_price', 'refund_shipping_price', 'weight'],
  ...['package_dimension_length', 'package_dimension_width', 'package_dimension_height'],
];
/** Those whose values are known without looking at what the API sends. */
const KNOWN = [
  ...['id', 'account_id', 'marketplace', 'marketplace_order_id', 'line', 'action_type', 'queued', 'processed'],
  ...['errors', 'created_at', 'updated_at', 'shipping_date', 'delivery_date', 'refund_quantity'],
];
const DOCUMENTED = new Set([...KNOWN, ...TEXTS, ...AMOUNTS]);

/** @param raw the action as Lengow sends it */
export const fullActionRow = (action: Action, raw: Raw, accountId: number): Row => ({
  ...(actionRow(action, accountId) as Row),
  marketplace_order_line_id: text(raw.line),
  delivery_date: null,
  ...Object.fromEntries(TEXTS.map((name) => [name, text(raw[name])])),
  ...Object.fromEntries(AMOUNTS.map((name) => [name, amount(raw[name])])),
  refund_quantity: integer(raw.refund_quantity),
  extra: filledJson(Object.fromEntries(Object.entries(raw).filter(([name]) => !DOCUMENTED.has(name)))),
});
