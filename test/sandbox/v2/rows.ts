// The rows expected for an order of API V2, but for `updated_at`, which is the time of reading.
import type {Row, Value} from '../rows.ts';
import type {V2Order, V2Product, V2Tracking} from './order.ts';

/** A text without trailing newlines; null if it says nothing. */
const text = (value: string): Value => {
  const cut = value.replace(/\n+$/, '');
  return /^(?:\s|None)*$/.test(cut) ? null : cut;
};
const number = (value: string): Value => (value === '' ? null : Number(value));

/** With the columns that are selected by default. */
export function v2OrderRows(order: V2Order, accountId: number): Row[] {
  const shared = {
    account_id: accountId,
    marketplace: order.marketplace,
    marketplace_order_id: order.id,
    marketplace_order_date: `${order.day}T${order.time || '00:00:00'}.000000Z`,
    lengow_status: text(order.lengowStatus),
    marketplace_status: text(order.marketplaceStatus),
    currency: text(order.currency),
    total_order: number(order.amount),
    total_tax: number(order.tax),
    commission: number(order.commission),
    shipping: number(order.shipping),
    discount: null,
    merchant_order_id: text(order.externalId),
    line_discount: null,
    line_lengow_status: null,
    max_shipping_date: null,
    imported_at: null,
    anonymized: null,
  };
  if (order.products.length === 0) return [{...shared, marketplace_order_line_id: 'no-line', ...NO_PRODUCT}];
  const ids = lineIds(order.products);
  return order.products.map((product, place) => ({
    ...shared,
    marketplace_order_line_id: ids[place] ?? null,
    marketplace_product_id: text(product.idMP),
    product_title: text(product.title),
    line_quantity: number(product.quantity),
    line_amount: number(product.price),
    line_shipping: number(product.shipping_price),
  }));
}

const NO_PRODUCT = {
  marketplace_product_id: null,
  product_title: null,
  line_quantity: null,
  line_amount: null,
  line_shipping: null,
};

function lineIds(products: readonly V2Product[]): string[] {
  const times = new Map<string, number>();
  return products.map(({order_lineid: id}, place) => {
    if (id === '') return `line-${place + 1}`;
    times.set(id, (times.get(id) ?? 0) + 1);
    return times.get(id) === 1 ? id : `${id}#${times.get(id)}`;
  });
}

export function v2TrackingRows({tracking, ...order}: V2Order, accountId: number): Row[] {
  if (!isKnown(tracking)) return [];
  return [
    {
      account_id: accountId,
      marketplace: order.marketplace,
      marketplace_order_id: order.id,
      tracking_number: tracking.number || 'untracked',
      carrier: text(tracking.carrier),
      method: text(tracking.method),
      tracking_url: text(tracking.url),
      is_delivered_by_marketplace: tracking.deliveringByMarketPlace === '1',
      parcel_weight: number(tracking.parcel_weight),
      shipped_at: tracking.shipped_date === '' ? null : `${tracking.shipped_date.replace(' ', 'T')}.000000Z`,
      relay: text(tracking.relay),
    },
  ];
}

const isKnown = ({deliveringByMarketPlace, ...texts}: V2Tracking): boolean =>
  deliveringByMarketPlace === '1' || Object.values(texts).some((one) => one !== '');
