// How many rows the tap must write for an order.

import {TEMPLATES, template} from './order.ts';

/** Row counts by table, then by template. */
export function rowsOfTemplates(): {order: number[]; order_tracking: number[]} {
  const all = Array.from({length: TEMPLATES}, (_, number) => template(number).packages);
  return {
    order: all.map((packages) => packages.flatMap(({cart}) => cart).length),
    order_tracking: all.map((packages) => packages.flatMap(({delivery}) => delivery.trackings).length),
  };
}
