// The dates in a template. All orders with the same template share them.

import {canonical, DAY, type Micros, readInstant, SECOND} from '../../sandbox/instants.ts';
import type {Random} from '../../sandbox/random.ts';

const FIRST = readInstant('2025-01-01T00:00:00Z') as Micros;

/** In whole seconds. */
export const orderDate = (dice: Random): Micros => FIRST + dice.int((30 * DAY) / SECOND) * SECOND;

/** An instant in whole seconds, in the API's format. */
export const wire = (at: Micros): string => canonical(at).replace('.000000', '');
