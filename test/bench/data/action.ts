// The shop's actions: one for each order, sent when the order was last updated, and with every documented member.

import {canonical, HOUR, type Micros} from '../../sandbox/instants.ts';
import {ACCOUNT} from './order.ts';
import {idOf} from './own-values.ts';

/** The offset of each filter's date from `updated_at`, which is that of the order. */
export const ACTION_DISTANCES = {updated: 0, created: -2 * HOUR} as const;

// Members that a shipment leaves empty.
const NULLS = [
  ...['carrier_pickup', 'custom_carrier', 'return_carrier', 'return_tracking_number', 'pickup_id', 'delivery_date'],
  ...[
    'reason',
    'refund_reason',
    'refund_mode',
    'refund_id',
    'refund_price',
    'refund_shipping_price',
    'refund_quantity',
  ],
  ...['refund_shipping', 'refund_shipping_taxes', 'refund_taxes', 'charges', 'delay', 'delivery_experience'],
  ...['shipping_service_id', 'shipping_service_offer_id', 'declared_value', 'currency_code', 'invoice_number'],
  ...['package_dimension_unit', 'package_dimension_length', 'package_dimension_width', 'package_dimension_height'],
];
const EMPTY = Object.fromEntries(NULLS.map((name) => [name, null]));

/** @param marketplace that of the order */
export const actionOf = (order: number, updatedAt: Micros, marketplace: string) => ({
  id: 10_000_000 + order,
  account_id: ACCOUNT,
  marketplace,
  marketplace_order_id: idOf(order),
  line: null,
  action_type: 'ship',
  queued: false,
  processed: order % 9 !== 0,
  errors: order % 9 === 0 ? 'The tracking number is not valid for the carrier.' : null,
  created_at: canonical(updatedAt + ACTION_DISTANCES.created),
  updated_at: canonical(updatedAt),
  ...EMPTY,
  carrier: 'COLISSIMO',
  carrier_name: 'Colissimo',
  shipping_method: 'Domicile sans signature',
  shipping_date: canonical(updatedAt + ACTION_DISTANCES.created),
  tracking_number: `8${String(order).padStart(11, '0')}`,
  tracking_url: `https://suivi.example/colissimo/colis?numero=8${String(order).padStart(11, '0')}`,
  weight: '1.50',
  weight_unit: 'kg',
  comment: null,
  from_address_name: 'Inès Exemple',
  from_address_mail: 'expedition@boutique.example',
  from_address_phone: '+33600000000',
  from_address_line: '12 rue du Modèle',
  from_address_city: 'Villeneuve-l’Essai',
  from_address_state_province: null,
  from_address_postal_code: '06000',
  from_address_country_code: 'FR',
  gift_wrap: 'none',
});
