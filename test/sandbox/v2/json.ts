// Orders as API V2 sends them in JSON.
import type {V2Order, V2Product} from './order.ts';

const ADDRESS = ['society', 'civility', 'firstname', 'email', 'zipcode', 'city', 'country', 'phone_home'];

/** With V2's own names. */
export const membersOf = (order: V2Order) => ({
  marketplace: order.marketplace,
  idFlux: order.idFlux,
  order_status: {marketplace: order.marketplaceStatus, lengow: order.lengowStatus},
  order_id: order.id,
  order_mrid: order.mrid,
  order_refid: order.refid,
  order_external_id: order.externalId,
  order_purchase_date: order.day,
  order_purchase_heure: order.time,
  order_amount: order.amount,
  order_tax: order.tax,
  order_shipping: order.shipping,
  order_commission: order.commission,
  order_processing_fee: order.fee,
  order_currency: order.currency,
  order_payment: {payment_checkout: '', payment_status: '', payment_type: '', payment_date: order.day},
  order_invoice: {invoice_number: order.invoiceNumber, invoice_url: order.invoiceUrl},
  billing_address: addressOf('billing', order.name),
  delivery_address: addressOf('delivery', order.name),
  tracking_informations: Object.fromEntries(
    Object.entries(order.tracking).map(([name, text]) => [`tracking_${name}`, text]),
  ),
  order_comments: order.comments,
  customer_id: order.customerId,
  order_ip: '203.0.113.9',
  order_items: String(order.products.length),
  cart: {nb_orders: String(order.products.length), products: order.products.map(productOf)},
});

/** The address contains a member that is named as the address itself. */
const addressOf = (kind: string, name: string) => ({
  [`${kind}_lastname`]: name,
  ...Object.fromEntries(ADDRESS.map((part) => [`${kind}_${part}`, ''])),
  [`${kind}_address`]: '14 rue de la poupée',
});

/** JSON lacks the attribute. */
const productOf = ({field: _field, ...texts}: V2Product) => texts;

export const jsonOf = (orders: readonly V2Order[], counts: object): string =>
  JSON.stringify({orders_count: counts, orders: orders.length === 0 ? null : orders.map(membersOf)});
