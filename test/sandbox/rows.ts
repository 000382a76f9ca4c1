// The rows that an order must become in the loaded tables: every column, the optional ones too.
import {canonical, type Micros} from './instants.ts';
import {type Line, type LineValues, NO_ROW, type Order, type Tracking, type TrackingValues} from './order-types.ts';

export type Value = string | number | boolean | null;

/** Amounts are decimal text ("809.29"), instants `YYYY-MM-DDTHH:MM:SS.ffffffZ`. */
export type Row = Readonly<Record<string, Value>>;

/** One row for each line; one with `no-line` where there is none. */
export function orderRows(order: Order, accountId: number): Row[] {
  const lines = inPackages(order.lines);
  if (lines.length === 0) return [orderRow(order, accountId, 'no-line')];
  return lines.flatMap((line, at) =>
    line.row === NO_ROW ? [] : [orderRow(order, accountId, line.row ?? `line-${at + 1}`, line.values)],
  );
}

export function trackingRows(order: Order, accountId: number): Row[] {
  let untracked = 0;
  return inPackages(order.trackings).flatMap(({row, arrives}) => {
    if (row === NO_ROW) return [];
    if (row === null) untracked++;
    return [trackingRow(order, accountId, row ?? (untracked === 1 ? 'untracked' : `untracked-${untracked}`), arrives)];
  });
}

/** As the order's packages show them: the first package, then the second. */
export const inPackages = <T extends Line | Tracking>(groups: readonly (readonly T[])[]): T[] =>
  groups.flat().sort((a, b) => a.package - b.package);

function orderRow(order: Order, accountId: number, lineId: string, values = NO_VALUES): Row {
  return {
    ...keyOf(order, accountId),
    marketplace_order_line_id: lineId,
    ...headOf(order),
    ...lineColumns(values),
    imported_at: canonical(order.importedAt),
    updated_at: canonical(order.updatedAt),
    anonymized: order.era === 2016 ? null : order.anonymised,
    ...optionalOf(order),
  };
}

const keyOf = (order: Order, accountId: number) => ({
  account_id: accountId,
  marketplace: order.marketplace,
  marketplace_order_id: order.id,
});

function headOf({orderDate, values}: Order): Row {
  return {
    marketplace_order_date: instant(orderDate),
    lengow_status: values.lengowStatus,
    marketplace_status: values.marketplaceStatus,
    currency: values.currency,
    total_order: values.amounts.total,
    total_tax: values.amounts.tax,
    commission: values.amounts.commission,
    shipping: values.amounts.shipping,
    discount: values.amounts.discount,
    merchant_order_id: joined(values.merchantIds),
  };
}

const lineColumns = (values: LineValues): Row => ({
  marketplace_product_id: values.product,
  product_title: values.title?.arrives ?? null,
  line_quantity: values.quantity,
  line_amount: values.amount,
  line_shipping: values.shipping,
  line_discount: values.discount,
  line_lengow_status: values.lengowStatus,
  max_shipping_date: instant(values.maxShippingDate),
  sku: values.sku,
  line_tax: values.tax,
  line_refunded_amount: values.refunded,
  line_original_amount: values.original,
  line_marketplace_status: values.marketplaceStatus,
  line_category: values.category,
});

const optionalOf = ({values}: Order): Row => ({
  marketplace_country: values.country,
  original_currency: values.original.currency,
  original_total_order: values.original.total,
  original_total_tax: values.original.tax,
  original_commission: values.original.commission,
  original_shipping: values.original.shipping,
  original_discount: values.original.discount,
  processing_fee: values.processingFee,
  invoice_number: values.invoice?.number ?? null,
  invoice_url: values.invoice?.url ?? null,
  order_types: json(values.types),
});

function trackingRow(order: Order, accountId: number, number: string, values: TrackingValues): Row {
  const {relay} = values;
  return {
    ...keyOf(order, accountId),
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

/** The line columns of an order without lines. */
const NO_VALUES: LineValues = {
  product: null,
  title: null,
  quantity: null,
  amount: null,
  shipping: null,
  discount: null,
  tax: null,
  refunded: null,
  original: null,
  lengowStatus: null,
  marketplaceStatus: null,
  maxShippingDate: null,
  sku: null,
  category: null,
};
