// Parses the lines of a run, with what the run's config says of them.

import {parcelsOf} from '../audit/personal.ts';
import type {Plan} from '../plan.ts';
import {versionAt} from '../shop.ts';
import type {Surroundings} from '../surroundings.ts';
import {type Message, parse} from '../target/message.ts';

export function messagesOf({reading, config}: Plan, {shops}: Surroundings): (line: string) => Message {
  const known = {
    prefix: config.streamPrefix,
    parcelsOf: (orderId: string) => parcelsOf(reading.policy, orderId),
    serialAt: (order: string, updatedAt: number) =>
      versionAt(shops.orders.byKey.get(order), updatedAt)?.serial ?? Number.NaN,
  };
  return (line) => parse(line, known);
}
