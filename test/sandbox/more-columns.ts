// The values expected in the opt-in columns of an order that say something about its buyer, taxes and types.
import type {Raw} from './render.ts';
import {amount, boolean, country, filledJson, instant, integer, listIn, membersIn, text} from './row-values.ts';
import type {Row, Value} from './rows.ts';

/** @param raw the order as Lengow sends it */
export function moreOrderColumns(raw: Raw): Row {
  const tax = membersIn(raw.tax);
  const currency = raw.original_buyer_currency;
  return {
    ...personal(raw),
    ...flags(raw),
    shipping_deadline: instant(membersIn(raw.order_meta).shipping_deadline),
    workflow_rank: integer(raw.workflow_rank),
    original_processing_fee: amount(raw.original_processing_fee),
    original_total_buyer_amount: amount(raw.original_total_buyer_amount),
    original_total_buyer_tax: amount(raw.original_total_buyer_tax),
    original_buyer_currency: text(typeof currency === 'string' ? currency : membersIn(currency).iso_a3),
    order_tax_id: text(tax.order_tax_id),
    tax_electronic_portal_type: text(tax.tax_electronic_portal_type),
    tax_electronic_portal_id: text(tax.tax_electronic_portal_id),
    marketplace_eori_number: text(tax.marketplace_eori_number),
    is_marketplace_deemed_supplier: boolean(tax.is_marketplace_deemed_supplier),
    // Only API V2 has these.
    order_mrid: null,
    order_refid: null,
    billing_country: country(membersIn(raw.billing_address).common_country_iso_a2),
  };
}

/** What says something about the buyer is null once the order has been anonymised, whatever is left of it. */
function personal(raw: Raw): Row {
  const isHidden = raw.anonymized === true;
  const open = (value: Value): Value => (isHidden ? null : value);
  const buyer = membersIn(membersIn(raw.tax).buyer_tax);
  return {
    marketplace_customer_id: open(text(raw.marketplace_customer_id)),
    comments: open(
      [raw.comments]
        .flat()
        .flatMap((comment) => text(comment) ?? [])
        .join('\n') || null,
    ),
    order_meta: open(filledJson(raw.order_meta)),
    buyer_tax_type: open(text(buyer.type)),
    buyer_tax_id: open(text(buyer.id)),
  };
}

function flags(raw: Raw): Row {
  const isHidden = raw.anonymized === true;
  const types = raw.order_types === null || raw.order_types === undefined ? null : listIn(raw.order_types);
  const listed = (wanted: string): Value => types?.some(({type}) => type === wanted) ?? null;
  const marked = (wanted: string, hasMark: (raw: Raw) => boolean): Value =>
    !isHidden && hasMark(raw) ? true : listed(wanted);
  return {
    is_business: marked('is_business', isBusiness),
    is_prime: listed('is_prime'),
    is_express: listed('is_express'),
    is_delivered_by_marketplace: marked('is_delivered_by_marketplace', isDelivered),
  };
}

function isBusiness(raw: Raw): boolean {
  const terms = membersIn(listIn(raw.payments)[0]?.payment_terms);
  const address = membersIn(raw.billing_address);
  const isThere = (value: unknown) => text(value) !== null;
  return (
    [terms.fiscalnb, terms.vat_number, terms.siret_number].some(isThere) ||
    [address.vat_number, address.company].every(isThere)
  );
}

function isDelivered(raw: Raw): boolean {
  const [first] = listIn(raw.packages).flatMap(({delivery}) => listIn(membersIn(delivery).trackings));
  return first?.is_delivered_by_marketplace === true;
}
