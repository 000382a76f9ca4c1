// Adds members that Lengow does not document, at every depth, as Lengow may do without notice.
import type {Order} from './order-types.ts';
import {type Pen, penOf} from './pen.ts';
import {random} from './random.ts';
import type {Raw} from './render.ts';

type Edit = (object: Raw) => Raw;

/** About half of the orders get some. */
export function withUnknownMembers(raw: Raw, order: Order): Raw {
  const dice = random(order.seed, 'unknown');
  if (dice.chance(0.5)) return raw;
  const pen = penOf(order);
  const adding = (path: string): Edit => (dice.chance(0.7) ? (object) => ({...object, ...added(pen, path)}) : same);
  const line = adding('packages[].cart[]');
  const tracking = adding('packages[].delivery.trackings[]');
  const delivery = adding('packages[].delivery');
  const [parcel, payment, billing] = ['packages[]', 'payments[]', 'billing_address'].map(adding) as [Edit, Edit, Edit];
  const deliveries: Edit = (each) => delivery(edited(each, 'trackings', tracking));
  const packages: Edit = (each) => parcel(edited(edited(each, 'cart', line), 'delivery', deliveries));
  return {
    ...edited(edited(edited(raw, 'packages', packages), 'payments', payment), 'billing_address', billing),
    ...added(pen, ''),
  };
}

/** Applies an edit to a member that is an object, or to each item if it is an array of objects. */
function edited(object: Raw, name: string, edit: Edit): Raw {
  const value = object[name];
  if (Array.isArray(value)) return {...object, [name]: value.map((item) => edit(item))};
  return isFilled(value) ? {...object, [name]: edit(value)} : object;
}

const isFilled = (value: unknown): value is Raw => typeof value === 'object' && Object.keys(value ?? {}).length > 0;

function added(pen: Pen, path: string): Raw {
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`);
  return {
    gift_message: pen(inside('gift_message')),
    signed: {by: pen(inside('signed.by')), witnesses: [pen(inside('signed.witnesses[]'))], copies: 2},
  };
}

const same: Edit = (object) => object;
