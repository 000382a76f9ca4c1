// The columns that contain personal data, by stream and class. Written by hand, like classes.ts.

import type {PersonalClass} from './classes.ts';

type Columns = Readonly<Partial<Record<PersonalClass, readonly string[]>>>;

/** Without `order_tracking.tracking_number`: a key is written in every mode. */
export const PERSONAL_COLUMNS: Readonly<Record<string, Columns>> = {
  order: {
    identity: ['buyer_tax_type', 'buyer_tax_id'],
    buyer_id: ['marketplace_customer_id'],
    free_text: ['comments', 'order_meta', 'line_meta'],
    link: ['invoice_url'],
  },
  order_tracking: {parcel: ['tracking_url', 'relay', 'relay_name']},
  order_address: {
    identity: ['company', 'civility', 'first_name', 'last_name', 'full_name', 'vat_number'],
    contact: ['email', 'phone_home', 'phone_office', 'phone_mobile'],
    address: [
      ...['postal_area', 'first_line', 'second_line', 'complement', 'full_address'],
      ...['zipcode', 'city', 'state_region'],
    ],
    free_text: ['metas'],
  },
  order_payment: {buyer_id: ['external_transaction_id'], free_text: ['payment_terms']},
  order_document: {link: ['document_url']},
  amazon_vidr: {
    identity: [
      ...['buyer_vat_number', 'recipient_name', 'billing_name', 'buyer_name', 'buyer_company_name'],
      ...['buyer_tax_registration_type', 'buyer_e_invoice_account_id'],
    ],
    contact: ['ship_phone_number', 'billing_phone_number'],
    address: [
      ...['ship_address_1', 'ship_address_2', 'ship_address_3', 'ship_city', 'ship_state', 'ship_postal_code'],
      ...['bill_address_1', 'bill_address_2', 'bill_address_3', 'bill_city', 'bill_state', 'bill_postal_code'],
    ],
    buyer_id: ['purchase_order_number'],
    free_text: ['extra'],
  },
  order_action: {
    identity: ['from_address_name'],
    contact: ['from_address_mail', 'from_address_phone'],
    address: ['from_address_line', 'from_address_city', 'from_address_state_province', 'from_address_postal_code'],
    free_text: ['comment', 'extra'],
    parcel: ['tracking_number', 'tracking_url', 'return_tracking_number', 'pickup_id'],
  },
};
