// Which class of personal data each member of an order has. Written by hand from what Lengow documents and from the
// rules about personal data, not from the tap's schemas, so that the two can be compared.

export type PersonalClass = 'identity' | 'contact' | 'address' | 'buyer_id' | 'free_text' | 'link' | 'parcel';

/** `–` says nothing about a person: codes, statuses, dates, amounts, products. */
export type Class = PersonalClass | '–';

const ADDRESSES = ['billing_address', 'contact_address', 'packages[].delivery'];
const DOCUMENTS = ['documents[]', 'packages[].cart[].documents[]'];

/** The classes of the members at a path, by name. */
type Members = Readonly<Record<string, Class>>;

const ADDRESS: Members = {
  id: '–',
  type: '–',
  company: 'identity',
  civility: 'identity',
  first_name: 'identity',
  last_name: 'identity',
  full_name: 'identity',
  vat_number: 'identity',
  email: 'contact',
  phone_home: 'contact',
  phone_office: 'contact',
  phone_mobile: 'contact',
  first_line: 'address',
  second_line: 'address',
  complement: 'address',
  full_address: 'address',
  zipcode: 'address',
  city: 'address',
  state_region: 'address',
  common_country_iso_a2: '–',
  metas: 'free_text',
};

const DOCUMENT: Members = {
  id: '–',
  marketplace_doc_id: '–',
  url: 'link',
  created_at: '–',
  'doc_type.lengow_type': '–',
  'doc_type.marketplace_code': '–',
  'doc_type.marketplace_label': '–',
};

const ORDER: Members = {
  account_id: '–',
  marketplace: '–',
  marketplace_country_iso2: '–',
  marketplace_order_id: '–',
  merchant_order_id: '–',
  marketplace_status: '–',
  lengow_status: '–',
  workflow_rank: '–',
  marketplace_order_date: '–',
  imported_at: '–',
  updated_at: '–',
  marketplace_customer_id: 'buyer_id',
  total_order: '–',
  total_tax: '–',
  commission: '–',
  processing_fee: '–',
  shipping: '–',
  discount: '–',
  currency: '–',
  original_currency: '–',
  original_total_order: '–',
  original_total_tax: '–',
  original_commission: '–',
  original_processing_fee: '–',
  original_shipping: '–',
  original_discount: '–',
  original_buyer_currency: '–',
  original_total_buyer_amount: '–',
  original_total_buyer_tax: '–',
  comments: 'free_text',
  order_types: '–',
  invoice_number: '–',
  invoice_url: 'link',
  order_meta: 'free_text',
  // A date, which has a column of its own.
  'order_meta.shipping_deadline': '–',
  anonymized: '–',
};

const TAX: Members = {
  order_tax_id: '–',
  tax_electronic_portal_type: '–',
  tax_electronic_portal_id: '–',
  marketplace_eori_number: '–',
  is_marketplace_deemed_supplier: '–',
  'buyer_tax.type': 'identity',
  'buyer_tax.id': 'identity',
};

const PAYMENT: Members = {
  id: '–',
  type: '–',
  status: '–',
  checkout: '–',
  settled_at: '–',
  channel_order_marketplace: '–',
  payment_terms: 'free_text',
  'payment_terms.external_transaction_id': 'buyer_id',
};

const LINE: Members = {
  id: '–',
  feed_id: '–',
  marketplace_order_line_id: '–',
  marketplace_product_id: '–',
  merchant_product_id: '–',
  'merchant_product_id.id': '–',
  'merchant_product_id.field': '–',
  marketplace_package_id: '–',
  marketplace_status: '–',
  lengow_status: '–',
  title: '–',
  category: '–',
  url_product: '–',
  url_image: '–',
  quantity: '–',
  amount: '–',
  tax: '–',
  discount: '–',
  shipping: '–',
  refunded_amount: '–',
  original_amount: '–',
  original_tax: '–',
  original_discount: '–',
  original_shipping: '–',
  original_refunded_amount: '–',
  original_buyer_amount: '–',
  original_buyer_tax: '–',
  max_shipping_date: '–',
  orderline_types: '–',
  order_line_meta: 'free_text',
  created_at: '–',
  updated_at: '–',
};

const TRACKING: Members = {
  number: 'parcel',
  url: 'parcel',
  relay: 'parcel',
  'relay.type': '–',
  method: '–',
  carrier: '–',
  is_delivered_by_marketplace: '–',
  parcel_weight: '–',
  shipped_at: '–',
  marketplace_order_line_ids: '–',
};

const within = (path: string, members: Members): [string, Class][] =>
  Object.entries(members).map(([name, personalClass]) => [`${path}.${name}`, personalClass]);

/** By path. What is inside a member that is listed has its class, unless it is listed itself. */
export const CLASSES: ReadonlyMap<string, Class> = new Map([
  ...Object.entries(ORDER),
  ...within('tax', TAX),
  ...within('payments[]', PAYMENT),
  ...within('packages[].cart[]', LINE),
  ...within('packages[].delivery.trackings[]', TRACKING),
  ...ADDRESSES.flatMap((path) => within(path, ADDRESS)),
  ...DOCUMENTS.flatMap((path) => within(path, DOCUMENT)),
]);

/** Finding the class of a path again would take longer than everything else in a canary. */
const found = new Map<string, Class | undefined>();

/** Undefined for a path that nobody has classified. */
export function classOf(path: string): Class | undefined {
  if (!found.has(path)) found.set(path, nearest(path));
  return found.get(path);
}

function nearest(path: string): Class | undefined {
  for (let known = path; known !== ''; known = known.slice(0, Math.max(0, known.search(/(\[\]|\.[^.[]*)$/)))) {
    const own = CLASSES.get(known);
    if (own !== undefined) return own;
  }
  return;
}
