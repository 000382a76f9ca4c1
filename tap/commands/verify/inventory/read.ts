// Reads the inventory of the table, and reports the first row that cannot be read.

import {InputError} from '../../../errors.ts';
import type {Listed} from '../spelling.ts';
import {Inventory} from './inventory.ts';
import {type Layout, layoutOf} from './layout.ts';
import {RecordFile} from './record-file.ts';
import {EndlessRecord, type InputRecord} from './records.ts';
import {BadRow} from './row.ts';
import {type Spooled, spool} from './spool.ts';

/** An input whose first record says how it is written. */
export type Opened = Spooled & {readonly file: RecordFile; readonly layout: Layout};

/** @throws InputError */
export async function openOrders(path: string, signal: AbortSignal): Promise<Opened> {
  const spooled = await spool(path, signal);
  const file = new RecordFile(spooled.fd);
  try {
    return {...spooled, file, layout: layoutOf(await firstOf(file))};
  } catch (error) {
    throw located(error, '--orders');
  }
}

async function firstOf(file: RecordFile): Promise<string> {
  for await (const [first] of file.records(false)) if (first !== undefined) return first.text;
  throw new BadRow('is empty; expected the rows that sql/order_inventory.sql selects, with a header');
}

type Wanted = {
  readonly accountId: number;
  readonly listed: Listed;
  readonly signal: AbortSignal;
};

export type Read = {
  readonly inventory: Inventory;
  /** The number of rows of other accounts. */
  readonly others: number;
};

/** @throws InputError */
export async function readInventory({file, layout, newlines}: Opened, wanted: Wanted): Promise<Read> {
  const read = {inventory: new Inventory({file, layout, most: newlines + 1, listed: wanted.listed}), others: 0};
  let begin = 0;
  const take = ({text, offset}: InputRecord) => {
    begin = offset;
    if (text.includes(REPLACEMENT) && !file.isUtf8At(offset, layout.isQuoted)) throw new BadRow('is not valid UTF-8');
    if (offset === 0 && layout.hasHeader) return;
    const row = layout.read(text);
    if (row.accountId === wanted.accountId) read.inventory.add(row, offset);
    else read.others += 1;
  };
  try {
    for await (const records of file.records(layout.isQuoted)) {
      wanted.signal.throwIfAborted();
      records.forEach(take);
    }
  } catch (error) {
    if (error instanceof EndlessRecord) begin = error.offset;
    throw located(error, `--orders: line ${file.lineAt(begin)}`);
  }
  return read;
}

// What bytes that are not UTF-8 are read as; it is also a character of its own.
const REPLACEMENT = '\uFFFD';

/** Says where a fault is. */
function located(error: unknown, where: string): unknown {
  if (error instanceof EndlessRecord) return new InputError(`${where} has a quote that is never closed`);
  return error instanceof BadRow ? new InputError(`${where} ${error.message}`) : error;
}
