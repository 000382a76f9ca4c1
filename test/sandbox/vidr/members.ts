// The members of a line of Amazon's VAT report and the columns that read them, in the order of the report. Written by
// hand.

export const TEXTS = [
  ...['invoice-number', 'invoice-status', 'invoice-status-description', 'buyer-vat-number', 'seller-vat-number'],
  ...['asin', 'sku', 'product-name', 'currency', 'item-promotion-id', 'gift-promotion-id', 'ship-promotion-id'],
  ...['price-designation', 'purchase-order-number', 'recipient-name', 'ship-service-level', 'fulfilled-by'],
  ...['ship-address-1', 'ship-address-2', 'ship-address-3', 'ship-city', 'ship-state', 'ship-postal-code'],
  ...['ship-country', 'ship-phone-number', 'ship-from-country', 'ship-from-state', 'ship-from-city'],
  ...['ship-from-postal-code', 'billing-name', 'bill-address-1', 'bill-address-2', 'bill-address-3', 'bill-city'],
  ...['bill-state', 'bill-postal-code', 'bill-country', 'billing-phone-number', 'buyer-name', 'buyer-company-name'],
  ...['legacy-customer-order-item-id', 'recommended-invoice-format', 'buyer-tax-registration-type'],
  ...['buyer-e-invoice-account-id', 'citation-es', 'citation-it', 'citation-fr', 'citation-de', 'citation-en'],
  'marketplace-id',
];

const PARTS = ['item', 'item-promo', 'gift-wrap', 'gift-promo', 'shipping', 'shipping-promo'];

export const AMOUNTS = PARTS.flatMap((part) => [
  `${part}-vat-incl-amount`,
  `${part}-vat-amount`,
  `${part}-vat-excl-amount`,
]);

export const RATES = PARTS.map((part) => `${part}-vat-rate`);

export const FLAGS = [
  'is-amazon-invoiced',
  'is-business-order',
  'is-buyer-physically-present',
  'is-seller-physically-present',
];

export const columnOf = (member: string): string => member.replaceAll('-', '_');
