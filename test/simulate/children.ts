// The addresses, payments and documents of an order's version. They are drawn from the version's number alone, so that
// a world with them has the same orders as one without.

import {Chance} from './chance.ts';

export type Document = {readonly id: string; readonly isOfOrder: boolean; readonly isOfLine: boolean};
export type Children = {
  readonly hasBilling: boolean;
  readonly hasContact: boolean;
  /** Whether each package is delivered to an address. Trackings stand in the first one's. */
  readonly deliveries: readonly boolean[];
  /** The ids of the payments; null without one. */
  readonly payments: readonly (string | null)[];
  readonly documents: readonly Document[];
};

/**
 * @param isVague whether several versions of an order may show the same time: then every address must say which version
 * it is from
 */
export function childrenOf(serial: number, isVague: boolean): Children {
  const chance = new Chance(`children ${serial}`);
  const some = (most: number) => Array.from({length: Math.floor(chance.next() ** 2 * (most + 1))});
  return {
    hasBilling: chance.is(0.75) || isVague,
    hasContact: chance.is(0.2),
    deliveries: [chance.is(0.7), ...some(2).map(() => chance.is(0.7))],
    payments: some(3).map(() => chance.pick(['p1', 'p1', 'p2', null])),
    documents: ['d1', 'd2'].slice(some(2).length).map((id) => ({id, ...placeOf(chance)})),
  };
}

function placeOf(chance: Chance): Omit<Document, 'id'> {
  const isOfOrder = chance.is(0.7);
  return {isOfOrder, isOfLine: !isOfOrder || chance.is(0.3)};
}
