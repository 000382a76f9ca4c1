// Writes the personal texts of an order: canaries, or whatever is left of them once Lengow has anonymised the order.
import {canary} from '../personal/canary.ts';
import {classOf} from '../personal/classes.ts';
import type {Order} from './order-types.ts';
import {random} from './random.ts';

/**
 * @param path where orders have the text
 * @param which tells texts of one order at the same path apart
 * @param dress what else the text says besides its canary
 */
export type Pen = (path: string, which?: number | '', dress?: (canary: string) => string) => string | null;

const FILLERS = [null, null, 'xxx', 'XXXXX'];

export function penOf(order: Order): Pen {
  if (order.anonymised) {
    const filler = random(order.seed, 'filler').pick(FILLERS);
    return (_path, _which, dress = same) => {
      // Dressing draws from the order's generator, and what is not personal must stay what it was.
      dress('');
      return filler;
    };
  }
  const number = canaryNumber(order.seed);
  return (path, which = '', dress = same) => dress(`${markOf(path)}${number}${which === '' ? '' : `.${which}`}`);
}

const marks = new Map<string, string>();

/** A canary without its number; kept, because finding the class takes longer than everything else. */
function markOf(path: string): string {
  const known = marks.get(path) ?? canary({personalClass: classOf(path) ?? 'unknown', path, number: ''});
  marks.set(path, known);
  return known;
}

/** The order's number in the shop, which the order's canaries name. */
export const canaryNumber = (seed: string): string => seed.slice(seed.lastIndexOf('/') + 1).padStart(6, '0');

const same = (text: string): string => text;
