// Identifies an order of API V2.

import {cleaned} from '../../../values/cleaned.ts';
import {scalarText} from '../../../values/scalar-text.ts';
import type {V2Order} from './order.ts';

/** Marketplace and order id, as they are written. */
export const keyOf = ({marketplace, order_id: id}: V2Order): string =>
  JSON.stringify([scalarText(cleaned(marketplace)), scalarText(cleaned(id))]);
