// The order's columns from its `tax` object.

import type {Column, Columns} from './column.ts';
import {booleanFrom, filledTextFrom} from './columns.ts';
import {within} from './within.ts';

const ofTax = (column: Column): Column => within('tax', column);
const ofBuyer = (column: Column): Column => ofTax(within('buyer_tax', column));

export const taxColumns: Columns = {
  order_tax_id: ofTax(filledTextFrom('order_tax_id')),
  tax_electronic_portal_type: ofTax(filledTextFrom('tax_electronic_portal_type')),
  tax_electronic_portal_id: ofTax(filledTextFrom('tax_electronic_portal_id')),
  marketplace_eori_number: ofTax(filledTextFrom('marketplace_eori_number')),
  is_marketplace_deemed_supplier: ofTax(booleanFrom('is_marketplace_deemed_supplier')),
  buyer_tax_type: ofBuyer(filledTextFrom('type')),
  buyer_tax_id: ofBuyer(filledTextFrom('id')),
};
