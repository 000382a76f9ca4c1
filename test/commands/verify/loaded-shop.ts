// A shop whose orders were loaded, and the table, state and inventory that this left behind.

import {runInside} from '../../helpers/inside.ts';
import {type Row, Tables} from '../../helpers/tables.ts';
import type {Json} from '../../helpers/tap.ts';
import {openSandbox, type Sandbox, type SandboxOptions, type Shop} from '../../sandbox/index.ts';
import {inventoryOf} from './inventory-file.ts';

export type Loaded = {
  readonly sandbox: Sandbox;
  readonly tables: Tables;
  readonly state: unknown;
  readonly rows: readonly Row[];
  /** The rows whose import lies before the end of what the state claims. */
  readonly compared: readonly Row[];
};

export async function load(shop: Shop, options: Partial<SandboxOptions> = {}, config: Json = {}): Promise<Loaded> {
  const sandbox = openSandbox({shop, ...options});
  const tables = new Tables();
  const {code, stdout, stderr} = await runInside(sandbox, {config});
  if (code !== 0) throw new Error(`the sync ended with ${code}\n${stderr}`);
  tables.load(stdout);
  const rows = inventoryOf(tables);
  const end = endOf(tables.state);
  return {sandbox, tables, state: tables.state, rows, compared: rows.filter(({imported_at: at}) => String(at) < end)};
}

/** The end of the claims for `order`; they are one range. */
function endOf(state: unknown): string {
  const {claims} = (state as {bookmarks: {order: {claims: string}}}).bookmarks.order;
  return String(claims.split('/')[1]);
}
