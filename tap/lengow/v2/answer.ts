// One answer of API V2: checked as a whole before any of its orders is passed on.

import {scalarText} from '../../../values/scalar-text.ts';
import {FaultyResponse} from '../http/answer.ts';
import type {StreamedBody} from '../http/request.ts';
import {decoded, type Remarks} from './decode.ts';
import {jsonOrders} from './json.ts';
import type {Head, OrderReader, V2Order} from './order.ts';
import {bareError, checkError, isBareError} from './refused.ts';
import {Repeats} from './repeats.ts';
import {xmlOrders} from './xml.ts';

export type Checked = {
  /** How many there are. */
  readonly count: number;
  /** In batches. An order that the answer contains more than once is passed on once. */
  readonly orders: AsyncGenerator<readonly V2Order[], void>;
  /** How many orders the answer contains more than once. */
  readonly repeated: number;
  readonly remarks: Remarks;
};

/**
 * @throws FaultyResponse, TransportError if any part of the answer cannot be right
 * @throws AuthError if the answer says that this machine's address is refused
 */
export async function checkedAnswer(body: StreamedBody): Promise<Checked> {
  const remarks: Remarks = {forbidden: 0, isNotUtf8: false};
  const readerOf = await readersOf(body, remarks);
  const repeats = new Repeats();
  const orders = readerOf(remarks);
  let count = 0;
  let read = await orders.next();
  for (; !read.done; read = await orders.next()) {
    for (const order of read.value) repeats.note(order);
    count += read.value.length;
  }
  check(read.value, count);
  return {count, orders: last(readerOf({...remarks}), repeats), repeated: repeats.count, remarks};
}

/** A function that reads the answer from its beginning. The form decides, since a refusal may be in another format. */
async function readersOf(body: StreamedBody, remarks: Remarks): Promise<(remarks: Remarks) => OrderReader> {
  const head = await headOf(body);
  const text = head.toString('latin1');
  if (isBareError(text)) checkError(bareError(text));
  if (/^\W{0,3}\s*\{/.test(text)) return () => jsonOrders(body);
  const xml = await decoded(body, head, remarks);
  return (own) => xmlOrders(xml(), own);
}

/** The first bytes. */
async function headOf({chunks}: StreamedBody): Promise<Buffer> {
  for await (const chunk of chunks()) return chunk;
  return Buffer.alloc(0);
}

function check(head: Head, count: number): void {
  checkError(head);
  const total = scalarText(head.count)?.trim() ?? '';
  if (!/^\d+$/.test(total)) throw new FaultyResponse('no number of orders (count_total)');
  if (Number(total) !== count) throw new FaultyResponse(`${count} orders although it states ${total} (count_total)`);
}

async function* last(orders: OrderReader, repeats: Repeats): AsyncGenerator<readonly V2Order[], void> {
  for await (const batch of orders) yield batch.filter((order) => repeats.isLast(order));
}
