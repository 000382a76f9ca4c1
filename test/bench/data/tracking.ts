// A package's tracking.

import {HOUR} from '../../sandbox/instants.ts';
import type {Random} from '../../sandbox/random.ts';
import type {Line, OrderFacts} from './line.ts';
import {wire} from './order-date.ts';
import {CARRIERS} from './words.ts';

export function trackingOf(
  dice: Random,
  {number, orderedAt}: OrderFacts,
  {cart, index}: {cart: readonly Line[]; index: number},
) {
  const [carrier, method] = dice.pick(CARRIERS);
  const parcel = `8${index}${String(number).padStart(9, '0')}${dice.int(90) + 10}`;
  return {
    number: parcel,
    method,
    carrier,
    url: `https://suivi.example/${carrier.toLowerCase()}/colis?numero=${parcel}`,
    is_delivered_by_marketplace: dice.chance(0.1),
    parcel_weight: dice.chance(0.3) ? (100 + dice.int(4000)) / 1000 : null,
    shipped_at: wire(orderedAt + dice.int(40) * HOUR),
    relay: dice.chance(0.2) ? {id: `R${dice.int(90_000) + 10_000}`, name: 'Tabac de la Gare', type: null} : null,
    marketplace_order_line_ids: cart.map(({id}) => id),
  };
}
