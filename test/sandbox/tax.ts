// Generates the taxes that a marketplace declares for an order.
import type {Pen} from './pen.ts';
import type {Random} from './random.ts';
import type {Raw} from './render.ts';
import {nothing} from './untidy-text.ts';

export const taxOf = (dice: Random, pen: Pen): unknown =>
  dice.chance(0.75)
    ? nothing(dice)
    : {
        order_tax_id: dice.pick([null, `IM${dice.int(1e9)}`]),
        tax_electronic_portal_type: dice.pick([null, 'IOSS', ' ']),
        tax_electronic_portal_id: dice.pick([null, dice.int(1e6), `${dice.int(1e6)}`]),
        marketplace_eori_number: dice.pick([null, 'GB123456789000']),
        is_marketplace_deemed_supplier: dice.pick([true, false, null, 'true']),
        buyer_tax: dice.chance(0.6) ? buyerTax(pen) : nothing(dice),
      };

const buyerTax = (pen: Pen): Raw => ({type: pen('tax.buyer_tax.type'), id: pen('tax.buyer_tax.id')});
