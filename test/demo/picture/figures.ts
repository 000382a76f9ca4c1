// What the page shows, read from the marts.

import type {DuckDBConnection} from '@duckdb/node-api';
import {query} from '../database.ts';

export type Figures = {
  readonly asOf: string;
  readonly revenue: readonly Revenue[];
  /** The orders that are missing in the revenue because something about them is not known. */
  readonly leftOut: {readonly currency: number; readonly total: number; readonly date: number};
  readonly shipments: readonly Bar[];
  readonly deadlines: Deadlines;
  readonly actions: readonly Bar[];
};

/** What a marketplace sold in a month, such as `2026-01`. */
export type Revenue = {
  readonly currency: string;
  readonly marketplace: string;
  readonly month: string;
  readonly amount: number;
};

/** How many things of a marketplace went well, went badly, or did one or the other, but it is not known which. */
export type Bar = {
  readonly group: string;
  readonly marketplace: string;
  readonly good: number;
  readonly bad: number;
  readonly unknown: number;
};

export type Deadlines = {
  readonly orders: number;
  /** The orders that have a deadline. */
  readonly dated: number;
  /** The orders past their deadline that the marketplace ships itself. */
  readonly byMarketplace: number;
};

const REVENUE = `
  select currency, marketplace, strftime(ordered_at, '%Y-%m') as month, sum(total_order_share)::double as amount
  from lengow__order_lines
  where is_revenue and currency is not null and ordered_at is not null and total_order_share is not null
  group by all order by all`;

const ORDERS = 'count(distinct (account_id, marketplace, marketplace_order_id))';
const LEFT_OUT = `
  select
    (${ORDERS} filter (currency is null))::int as currency,
    (${ORDERS} filter (total_order_share is null))::int as total,
    (${ORDERS} filter (ordered_at is null))::int as date
  from lengow__order_lines where is_revenue`;

const SHIPMENTS = `
  select '' as "group", marketplace, sum(in_time)::int as good, sum(late)::int as bad, sum(unknown)::int as unknown
  from lengow__shipping_performance group by all having sum(due) > 0 order by all`;

const DEADLINES = `
  select
    count(*)::int as orders,
    count(ship_by)::int as dated,
    (select coalesce(sum(shipped_by_marketplace), 0)::int from lengow__shipping_performance) as "byMarketplace"
  from lengow__orders`;

const ACTIONS = `
  select
    action_type as "group", marketplace, sum(done)::int as good, sum(failed)::int as bad,
    sum(actions - done - failed)::int as unknown
  from lengow__action_health group by all order by all`;

/** @param asOf the time for which the marts were made */
export async function figures(connection: DuckDBConnection, asOf: string): Promise<Figures> {
  const rows = async <T>(sql: string): Promise<T[]> => (await query(connection, sql)) as T[];
  const row = async <T>(sql: string): Promise<T> => (await rows<T>(sql))[0] as T;
  return {
    asOf,
    revenue: await rows(REVENUE),
    leftOut: await row(LEFT_OUT),
    shipments: await rows(SHIPMENTS),
    deadlines: await row(DEADLINES),
    actions: await rows(ACTIONS),
  };
}
