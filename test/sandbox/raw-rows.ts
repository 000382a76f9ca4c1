// The rows expected for whole orders as JSON, as they are when every personal value is written.
import {CLASSES, classOf} from '../personal/classes.ts';
import {withTexts} from '../personal/leaves.ts';
import {canonical} from './instants.ts';
import type {Order} from './order-types.ts';
import type {Raw} from './render.ts';
import {isFilled} from './row-values.ts';
import type {Row} from './rows.ts';

/** @param json the order as Lengow sends it */
export function rawRow(order: Order, json: string, accountId: number): Row {
  const raw = JSON.parse(json) as Raw;
  return {
    account_id: accountId,
    marketplace: order.marketplace,
    marketplace_order_id: order.id,
    raw: JSON.stringify(storable(raw.anonymized === true ? hidden(raw, '') : raw)),
    lengow_status: order.values.lengowStatus,
    anonymized: order.era === 2016 ? null : order.anonymised,
    updated_at: canonical(order.updatedAt),
  };
}

/** Of an order that Lengow has anonymised, only parcels are written, and what is in no class. */
function hidden(value: unknown, path: string): unknown {
  const own = path === '' ? undefined : classOf(path);
  if (own === '–' || own === 'parcel') return value;
  const inside = isFilled(value) && !Array.isArray(value) ? membersOf(value, path) : {};
  if (own !== undefined) return isFilled(inside) ? inside : null;
  if (Array.isArray(value)) return value.map((item) => hidden(item, `${path}[]`));
  return isFilled(value) ? inside : value;
}

/** Those that are listed themselves, or have members that are. */
const membersOf = (object: Raw, path: string): Raw =>
  Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => {
      const inside = path === '' ? name : `${path}.${name}`;
      return LISTED.some((one) => one === inside || one.startsWith(`${inside}.`) || one.startsWith(`${inside}[]`))
        ? [[name, hidden(value, inside)]]
        : [];
    }),
  );

const LISTED = [...CLASSES.keys()];

const storable = (value: unknown): unknown =>
  withTexts(value, (text) => text.toWellFormed().replaceAll('\0', '\uFFFD'));
