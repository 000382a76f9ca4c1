// Reads the orders of a JSON answer one by one.

import {isObject, objectOf} from '../../../values/json.ts';
import {FaultyResponse} from '../http/answer.ts';
import type {StreamedBody} from '../http/request.ts';
import {jsonList} from '../json-list.ts';
import type {OrderReader} from './order.ts';

const NAMES = {list: 'orders', others: ['orders_count', 'error', 'ip']};

/** @throws FaultyResponse if the body is not such an answer */
export async function* jsonOrders(body: StreamedBody): OrderReader {
  const items = jsonList(body, NAMES);
  let read = await items.next();
  for (; !read.done; read = await items.next()) yield read.value.map(orderOf);
  const {orders = null, orders_count: counts, error, ip} = read.value;
  // PHP may write a list as an object; null is an empty one.
  if (orders !== null && typeof orders !== 'object') throw new FaultyResponse('no list named "orders"');
  return {count: objectOf(counts).count_total, error, ip};
}

function orderOf(item: unknown) {
  if (!isObject(item)) throw new FaultyResponse('an order that is not an object');
  return item;
}
