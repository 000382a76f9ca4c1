// A thousand orders of the sandbox as prepared bytes: the big shop shows them again and again under other ids and dates.

import {createShop, type Row} from '../../sandbox/index.ts';
import {canonical, HOUR, type Micros} from '../../sandbox/instants.ts';

const TEMPLATES = 1000;
const ID = /^SIZE-(\d{8})$/;

export const idOf = (order: number): string => `SIZE-${String(order).padStart(8, '0')}`;

/** The order of an id; undefined where it is no id of this shop. */
export function orderOf(id: string): number | undefined {
  const digits = ID.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export type Template = {
  readonly marketplace: string;
  /** The body between the values that differ from order to order. */
  readonly parts: readonly Part[];
};

type Part = Buffer | Varying;
type Varying = keyof typeof VARYING;

// Fixed distances, so that all dates ascend together and each filter is a range of orders.
export const DATES = {updated: 0, imported: -30 * HOUR, marketplace_order_date: -32 * HOUR} as const;
const VARYING = {
  marketplace_order_id: idOf,
  updated_at: (_: number, at: Micros) => canonical(at + DATES.updated),
  imported_at: (_: number, at: Micros) => canonical(at + DATES.imported),
  marketplace_order_date: (_: number, at: Micros) => canonical(at + DATES.marketplace_order_date),
} as const;

const shop = () => createShop({orders: TEMPLATES, ties: [], unlisted: 0});

export function templates(): {accountId: number; marketplaces: unknown; orders: readonly Template[]} {
  const made = shop();
  const orders = made.orders.map((entry) => templateOf(made.json(entry)));
  return {accountId: made.accountId, marketplaces: made.marketplacesAnswer, orders};
}

function templateOf(json: string): Template {
  const raw = JSON.parse(json) as Record<string, unknown>;
  const marked = JSON.stringify({
    ...raw,
    ...Object.fromEntries(Object.keys(VARYING).map((name) => [name, `<${name}>`])),
  });
  const pieces = marked.split(new RegExp(`<(${Object.keys(VARYING).join('|')})>`));
  const parts = pieces.map((piece, at) => (at % 2 === 0 ? Buffer.from(piece) : (piece as Varying)));
  return {marketplace: String(raw.marketplace), parts};
}

/** The body of an order. */
export const bodyOf = ({parts}: Template, order: number, updatedAt: Micros): Buffer[] =>
  parts.map((part) => (typeof part === 'string' ? Buffer.from(VARYING[part](order, updatedAt), 'latin1') : part));

/** How many rows each template has in a table, by what the sandbox knows of them. */
export function rowsOfTemplates(): {order: number[]; order_tracking: number[]} {
  const made = shop();
  const truth = made.truth();
  const count = (rows: readonly Row[]) => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + 1);
    return made.orders.map(({marketplace, id}) => counts.get(`${marketplace} ${id}`) ?? 0);
  };
  return {order: count(truth.order), order_tracking: count(truth.order_tracking)};
}

const nameOf = (row: Row): string => `${row.marketplace} ${row.marketplace_order_id}`;
