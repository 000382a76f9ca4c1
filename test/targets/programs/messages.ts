// Rows from messages that a target keeps whole.

import type {Row} from '../compare.ts';
import type {Tables} from '../current.ts';

export const recordsIn = ({marketplace, order, order_tracking}: Tables): Tables => ({
  marketplace: marketplace.flatMap(rowOf),
  order: order.flatMap(rowOf),
  order_tracking: order_tracking.flatMap(rowOf),
});

const rowOf = ({record, time_extracted}: Row): Row[] =>
  record ? [{...(record as Row), _sdc_extracted_at: time_extracted}] : [];
