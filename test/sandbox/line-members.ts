// Generates what a line has besides the members that have always been read.
import {canonical, type Micros, untidyInstant} from './instants.ts';
import {decimal, untidyMoney} from './money.ts';
import type {Line, Order} from './order-types.ts';
import type {Pen} from './pen.ts';
import {type Random, random} from './random.ts';
import type {Raw} from './render.ts';
import {nothing} from './untidy-text.ts';

/** Depends on the line's ids only: a line that is listed twice has the same members both times. */
export function lineMembers(order: Order, line: Line, documents: readonly Raw[], pen: Pen): Raw {
  const dice = random(order.seed, 'line', `${line.lengowId}|${line.lineId}`);
  const at = order.importedAt;
  if (order.era === 2016) return {...instants(dice, at), url_image: null};
  return {
    ...(dice.chance(0.1) && instants(dice, at)),
    feed_id: dice.pick([1, 1, 222, '13027', null]),
    marketplace_package_id: dice.pick([null, null, '', `PK-${dice.int(1e6)}`]),
    url_product: dice.pick([null, `https://shop.example/p/${dice.int(1e4)}?a=1&b=2`]),
    url_image: dice.pick([null, undefined, `https://shop.example/p/${dice.int(1e4)}.jpg`]),
    ...originals(dice),
    ...metaOf(dice, pen),
    orderline_types: dice.pick([[], [], null, [{type: 'is_express', label: 'Express'}]]),
    documents: documents.length > 0 && dice.chance(0.6) ? documents.slice(0, 1 + dice.int(2)) : nothing(dice),
  };
}

const instants = (dice: Random, at: Micros): Raw => ({created_at: untidyInstant(dice, at), updated_at: canonical(at)});

function originals(dice: Random): Raw {
  const amount = () => untidyMoney(dice, dice.chance(0.4) ? decimal(dice.int(5000)) : null);
  return {
    original_tax: amount(),
    original_discount: amount(),
    original_shipping: amount(),
    original_refunded_amount: amount(),
    ...(dice.chance(0.3) && {original_buyer_amount: amount(), original_buyer_tax: amount()}),
  };
}

/** Without one, the line keeps one of its empty forms. */
function metaOf(dice: Random, pen: Pen): Raw {
  const at = dice.next();
  if (at < 0.65) return {};
  if (at < 0.75) return {order_line_meta: dice.pick([null, undefined])};
  const path = 'packages[].cart[].order_line_meta';
  const gift = {to: pen(`${path}.gift.to`), wrapped: true};
  return {order_line_meta: {engraving: pen(`${path}.engraving`), gift}};
}
