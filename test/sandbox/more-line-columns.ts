// The values expected in the opt-in columns of a line and of its package.
import type {Raw} from './render.ts';
import {amount, country, filledJson, instant, integer, listIn, membersIn, text} from './row-values.ts';
import type {Row} from './rows.ts';

/** An object where it stands: in a package, whose position counts from 1. */
export type Placed = {readonly raw: Raw; readonly package: Raw; readonly number: number};

/** What the packages of an order list, in the order in which they list it. */
export const placed = (raw: Raw, listed: (each: Raw) => unknown): Placed[] =>
  listIn(raw.packages).flatMap((each, at) =>
    listIn(listed(each)).map((one) => ({raw: one, package: each, number: at + 1})),
  );

/** @param line undefined for the row of an order without lines */
export function moreLineColumns(line: Placed | undefined, isHidden: boolean): Row {
  const raw = line?.raw ?? {};
  return {
    package_number: line?.number ?? null,
    delivery_country: country(membersIn(line?.package.delivery).common_country_iso_a2),
    lengow_line_id: integer(raw.id),
    feed_id: integer(raw.feed_id),
    sku_field: text(membersIn(raw.merchant_product_id).field),
    marketplace_package_id: text(raw.marketplace_package_id),
    url_product: text(raw.url_product),
    url_image: text(raw.url_image),
    line_original_shipping: amount(raw.original_shipping),
    line_original_discount: amount(raw.original_discount),
    line_original_tax: amount(raw.original_tax),
    line_original_refunded_amount: amount(raw.original_refunded_amount),
    line_original_buyer_amount: amount(raw.original_buyer_amount),
    line_original_buyer_tax: amount(raw.original_buyer_tax),
    line_types: Array.isArray(raw.orderline_types) ? JSON.stringify(raw.orderline_types) : null,
    line_meta: isHidden ? null : filledJson(raw.order_line_meta),
    line_created_at: instant(raw.created_at),
    line_updated_at: instant(raw.updated_at),
  };
}
