// The rows expected in the loaded tables for an order, with every column, including the optional ones.
import {canonical, type Micros} from './instants.ts';
import {type Line, NO_ROW, NO_VALUES, type Order, type Tracking, type TrackingValues} from './order-types.ts';

export type Value = string | number | boolean | null;

/** Amounts are decimal strings ("809.29"); instants have the format `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
export type Row = Readonly<Record<string, Value>>;

/** Returns one row for each line, or one row with `no-line` if the order has no lines. */
export function orderRows(order: Order, accountId: number): Row[] {
  const lines = inPackages(order.lines);
  if (lines.length === 0) return [orderRow(order, accountId, 'no-line')];
  const keys = lineKeys(order);
  return lines.flatMap((line, at) =>
    line.row === NO_ROW ? [] : [orderRow(order, accountId, keys[at] as string, line.values)],
  );
}

/** The line id in the row of each line, also of those that share a row, in the order in which the packages list them. */
export function lineKeys(order: Order): string[] {
  const lines = inPackages(order.lines);
  return lines.map((line, at) => {
    const own = line.row === NO_ROW ? lines.findIndex((other) => isShown(other, line)) : at;
    return (lines[own]?.row as string | null) ?? `line-${own + 1}`;
  });
}

const isShown = (line: Line, again: Line): boolean =>
  line.row !== NO_ROW && line.lineId === again.lineId && line.lengowId === again.lengowId;

export function trackingRows(order: Order, accountId: number): Row[] {
  let untracked = 0;
  return inPackages(order.trackings).flatMap(({row, arrives}) => {
    if (row === NO_ROW) return [];
    if (row === null) untracked++;
    return [trackingRow(order, accountId, row ?? (untracked === 1 ? 'untracked' : `untracked-${untracked}`), arrives)];
  });
}

/** Sorts lines or trackings by package: the first package, then the second. */
export const inPackages = <T extends Line | Tracking>(groups: readonly (readonly T[])[]): T[] =>
  groups.flat().sort((a, b) => a.package - b.package);

/** Uses a single object literal, because merging objects takes seconds for 20,000 rows. */
function orderRow(order: Order, accountId: number, lineId: string, line = NO_VALUES): Row {
  const {amounts, original, ...values} = order.values;
  return {
    account_id: accountId,
    marketplace: order.marketplace,
    marketplace_order_id: order.id,
    marketplace_order_line_id: lineId,
    marketplace_order_date: instant(order.orderDate),
    lengow_status: values.lengowStatus,
    marketplace_status: values.marketplaceStatus,
    currency: values.currency,
    total_order: amounts.total,
    total_tax: amounts.tax,
    commission: amounts.commission,
    shipping: amounts.shipping,
    discount: amounts.discount,
    merchant_order_id: joined(values.merchantIds),
    marketplace_product_id: line.product,
    product_title: line.title?.arrives ?? null,
    line_quantity: line.quantity,
    line_amount: line.amount,
    line_shipping: line.shipping,
    line_discount: line.discount,
    line_lengow_status: line.lengowStatus,
    max_shipping_date: instant(line.maxShippingDate),
    imported_at: canonical(order.importedAt),
    updated_at: canonical(order.updatedAt),
    anonymized: order.era === 2016 ? null : order.anonymised,
    marketplace_country: values.country,
    original_currency: original.currency,
    original_total_order: original.total,
    original_total_tax: original.tax,
    original_commission: original.commission,
    original_shipping: original.shipping,
    original_discount: original.discount,
    processing_fee: values.processingFee,
    invoice_number: values.invoice?.number ?? null,
    invoice_url: order.anonymised ? null : (values.invoice?.url ?? null),
    order_types: json(values.types),
    sku: line.sku,
    line_tax: line.tax,
    line_refunded_amount: line.refunded,
    line_original_amount: line.original,
    line_marketplace_status: line.marketplaceStatus,
    line_category: line.category,
    line_quantity_exact: line.quantity === null ? null : String(line.quantity),
  };
}

function trackingRow(order: Order, accountId: number, number: string, values: TrackingValues): Row {
  const {relay} = values;
  return {
    account_id: accountId,
    marketplace: order.marketplace,
    marketplace_order_id: order.id,
    tracking_number: number,
    carrier: values.carrier,
    method: values.method,
    tracking_url: values.url,
    is_delivered_by_marketplace: values.byMarketplace,
    parcel_weight: values.weight,
    shipped_at: instant(values.shippedAt),
    relay: relay?.id === null || relay?.id === undefined ? (relay?.name ?? null) : String(relay.id),
    updated_at: canonical(order.updatedAt),
    marketplace_order_line_ids: json(values.lineIds),
    relay_name: relay?.name ?? null,
    relay_type: relay?.type ?? null,
  };
}

const instant = (at: Micros | null): string | null => (at === null ? null : canonical(at));
const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
const joined = (ids: string | readonly string[] | null): string | null =>
  typeof ids === 'string' || ids === null ? ids : ids.join(',') || null;
