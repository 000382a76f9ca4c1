// How many rows the tap must write for an order.

import {fullTemplate} from './full-order.ts';
import {TEMPLATES, template} from './order.ts';

/** Row counts of the streams that are selected by default, by stream, then by template. */
export function rowsOfTemplates(): {order: number[]; order_tracking: number[]} {
  const all = Array.from({length: TEMPLATES}, (_, number) => template(number).packages);
  return {
    order: all.map((packages) => packages.flatMap(({cart}) => cart).length),
    order_tracking: all.map((packages) => packages.flatMap(({delivery}) => delivery.trackings).length),
  };
}

/** The same for all streams of a shop whose orders have documents and an action each. */
export function rowsOfFullTemplates() {
  const all = Array.from({length: TEMPLATES}, (_, number) => fullTemplate(number));
  const one = all.map(() => 1);
  return {
    ...rowsOfTemplates(),
    // The billing address, and one for each package.
    order_address: all.map(({packages}) => 1 + packages.length),
    order_payment: all.map(({payments}) => payments.length),
    order_document: all.map(({documents}) => documents.length),
    order_raw: one,
    order_action: one,
  };
}
