// Renders an order as Lengow's API would: untidy, and in the format of the order's era. Expected rows are built
// elsewhere.
import {canonical, type Micros, untidyInstant} from './instants.ts';
import {type Members, membersOf} from './members.ts';
import {type Decimal, untidyMoney} from './money.ts';
import type {Amounts, Order} from './order-types.ts';
import {type Random, random} from './random.ts';
import {packagesOf} from './render-packages.ts';

export type Raw = Readonly<Record<string, unknown>>;

/** Always renders a given version of an order identically. */
export function render(order: Order, accountId: number): Raw {
  const dice = random(order.seed, order.version);
  const members = membersOf(order);
  return {
    marketplace: order.marketplace,
    ...(order.tellsAccount && {account_id: accountId}),
    ...head(dice, order),
    ...money(dice, order),
    currency: currency(order.values.currency),
    comments: comments(dice, members.comments),
    invoice_number: order.values.invoice?.number ?? null,
    invoice_url: order.values.invoice?.url ?? null,
    packages: packagesOf(dice, order, members),
    billing_address: billing(dice, members.billing),
    contact_address: dice.chance(0.1) ? withId(members.contact(), 3, 'contact') : null,
    imported_at: instant(dice, order.importedAt),
    updated_at: dice.chance(0.9) ? canonical(order.updatedAt) : instant(dice, order.updatedAt),
    ...(order.era === 2024 && modern(dice, order, members)),
    ...members.own,
  };
}

const head = (dice: Random, {id, orderDate, values}: Order): Raw => ({
  marketplace_country_iso2: values.country,
  marketplace_order_id: id,
  merchant_order_id: values.merchantIds,
  marketplace_status: values.marketplaceStatus,
  lengow_status: values.lengowStatus,
  marketplace_order_date: orderDate === null ? null : instant(dice, orderDate),
});

/** The fields that were added after 2016. */
const modern = (dice: Random, order: Order, members: Members): Raw => ({
  ...originals(dice, order),
  order_meta: dice.pick([null, members.meta]),
  anonymized: order.anonymised,
  ...orderTypes(dice, order),
});

const orderTypes = (dice: Random, {values}: Order): Raw =>
  values.types === null && dice.chance(0.5) ? {} : {order_types: values.types};

function money(dice: Random, {era, values}: Order): Raw {
  const {discount, ...amounts} = amountsOf(dice, '', values.amounts);
  const fee = untidyMoney(dice, values.processingFee);
  return {
    ...amounts,
    total_order: values.amounts.total === null ? dice.pick([-1, '-1', '-1.00', null]) : amounts.total_order,
    processing_fee: fee,
    ...(era === 2024 && {discount}),
  };
}

const originals = (dice: Random, {values}: Order): Raw => ({
  original_currency: currency(values.original.currency),
  ...amountsOf(dice, 'original_', values.original),
});

function amountsOf(dice: Random, prefix: string, amounts: Amounts): Raw {
  const show = (amount: Decimal | null) => untidyMoney(dice, amount);
  return {
    [`${prefix}total_order`]: show(amounts.total),
    [`${prefix}total_tax`]: show(amounts.tax),
    [`${prefix}shipping`]: show(amounts.shipping),
    [`${prefix}discount`]: show(amounts.discount),
    [`${prefix}commission`]: show(amounts.commission),
  };
}

const currency = (code: string | null): Raw | null =>
  code === null ? null : {iso_a3: code, symbol: '€', name: `The ${code}`};

const comments = (dice: Random, texts: readonly (string | null)[]) => dice.pick([null, texts[0], texts, []]);

const billing = (dice: Random, address: unknown): unknown =>
  dice.chance(0.05) ? null : withId(address, dice.int(1e6), 'billing');

/** `[]`, `{}` and null have no id. */
const withId = (address: unknown, id: number, type: string): unknown =>
  Object.keys(address ?? {}).length > 0 ? {id, type, ...(address as Raw)} : address;

const instant = (dice: Random, at: Micros): string => untidyInstant(dice, at);
