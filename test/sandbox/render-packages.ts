// Renders an order's packages, with their lines and trackings. Empty values take one of the forms that Lengow uses.
import {untidyInstant} from './instants.ts';
import type {Members} from './members.ts';
import {untidyMoney} from './money.ts';
import type {Era, Line, Order, Relay, Tracking} from './order-types.ts';
import type {Random} from './random.ts';
import type {Raw} from './render.ts';
import {inPackages} from './rows.ts';

const ABSENT: unique symbol = Symbol('left out');
const BLANKS = [null, '', '  ', ABSENT] as const;

export function packagesOf(dice: Random, order: Order, members: Members): Raw[] | null {
  const [lines, trackings] = [inPackages(order.lines), inPackages(order.trackings)];
  if (lines.length + trackings.length === 0 && dice.chance(0.6)) return dice.pick([[], null]);
  const numbers = [...lines, ...trackings].some((shown) => shown.package === 1) ? [0, 1] : [0];
  const filled = numbers.map((number) => ({
    cart: lines
      .filter((line) => line.package === number)
      .map((line) => ({...lineOf(dice, order.era, line), ...members.line(line)})),
    delivery:
      deliveryOf(
        dice,
        order.era,
        () => members.delivery(number + 1),
        trackings.filter((tracking) => tracking.package === number),
      ) ?? members.noDelivery,
  }));
  const [before, after] = members.bare.map((bare) => bare.map((number) => bareOf(members, number))) as [Raw[], Raw[]];
  return [...before, ...filled, ...after];
}

/** A package without lines or trackings moves the others, but none of their rows change. */
const bareOf = ({delivery}: Members, number: number): Raw => ({
  cart: [],
  delivery: {id: number, type: 'delivery', ...delivery(number)},
});

function deliveryOf(dice: Random, era: Era, address: () => Raw, trackings: readonly Tracking[]): Raw | null {
  if (trackings.length === 0 && dice.chance(0.15)) return null;
  const shown = trackings.map((tracking) => trackingOf(dice, era, tracking));
  if (dice.chance(0.05)) return {trackings: shown};
  const none = trackings.length === 0 && dice.chance(0.2);
  const known = {id: dice.int(1e6), type: dice.pick(['delivery', 'billing']), ...address()};
  return {...known, ...(!none && {trackings: shown})};
}

function lineOf(dice: Random, era: Era, line: Line): Raw {
  const {values} = line;
  return {
    ...(line.lengowId !== null && {id: line.lengowId}),
    ...field('marketplace_order_line_id', line.lineId ?? dice.pick(BLANKS)),
    marketplace_product_id: values.product,
    merchant_product_id:
      values.sku === null ? dice.pick([{field: null, id: null}, null]) : {field: 'ID', id: values.sku},
    marketplace_status: values.marketplaceStatus,
    lengow_status: values.lengowStatus,
    title: values.title?.sent ?? null,
    amount: untidyMoney(dice, values.amount),
    tax: untidyMoney(dice, values.tax),
    discount: untidyMoney(dice, values.discount),
    quantity: dice.chance(0.9) ? values.quantity : String(values.quantity),
    ...(era === 2024 && modernLine(dice, line)),
  };
}

const modernLine = (dice: Random, {values}: Line): Raw => ({
  category: values.category,
  shipping: untidyMoney(dice, values.shipping),
  refunded_amount: untidyMoney(dice, values.refunded),
  original_amount: untidyMoney(dice, values.original),
  max_shipping_date: values.maxShippingDate === null ? null : untidyInstant(dice, values.maxShippingDate),
  order_line_meta: dice.pick([{}, []]),
});

function trackingOf(dice: Random, era: Era, {number, sent}: Tracking): Raw {
  return {
    ...field('number', number ?? dice.pick(BLANKS)),
    method: sent.method,
    carrier: sent.carrier,
    url: sent.url,
    is_delivered_by_marketplace: sent.byMarketplace,
    parcel_weight: untidyMoney(dice, sent.weight),
    shipped_at: sent.shippedAt === null ? null : untidyInstant(dice, sent.shippedAt),
    ...field('relay', relayOf(era, sent.relay)),
    ...field('marketplace_order_line_ids', sent.lineIds ?? dice.pick([null, ABSENT])),
  };
}

const relayOf = (era: Era, relay: Relay | null): Raw | null =>
  relay && (era === 2016 && relay.type === null ? {id: relay.id, name: relay.name} : {...relay});

const field = (name: string, value: unknown): Raw => (value === ABSENT ? {} : {[name]: value});
