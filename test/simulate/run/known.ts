// What the lines of a run do not say, but its config and its shops do.

import {parcelsOf} from '../audit/personal.ts';
import type {Plan} from '../plan.ts';
import {versionAt} from '../shop.ts';
import type {Surroundings} from '../surroundings.ts';
import type {Known} from '../target/message.ts';

export const knownOf = ({reading, config}: Plan, {shops}: Surroundings): Known => ({
  prefix: config.streamPrefix,
  parcelsOf: (orderId: string) => parcelsOf(reading.policy, orderId),
  serialAt: (order: string, updatedAt: number) =>
    versionAt(shops.orders.byKey.get(order), updatedAt)?.serial ?? Number.NaN,
});
