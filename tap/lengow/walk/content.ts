// Identifies an object that has no id by everything in it.

import {FaultyResponse} from '../http/answer.ts';
import type {RawOrder} from './order.ts';

/** @param what such as `an order` */
export function contentOf(raw: RawOrder, what: string): string {
  try {
    return JSON.stringify(raw);
  } catch {
    throw new FaultyResponse(`${what} without an id that is nested too deeply`);
  }
}
