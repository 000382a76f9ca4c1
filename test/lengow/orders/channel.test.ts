// Senders go on when the receiver has received what they gave, and not before; none waits for a receiver who left.

import {setImmediate as turn} from 'node:timers/promises';
import {Channel} from '../../../tap/lengow/orders/channel.ts';

/** Gives one item after the other, and notes which of them were received. */
async function sender(channel: Channel<string>, items: readonly string[], received: string[]): Promise<void> {
  for (const item of items) {
    await channel.send(item);
    received.push(item);
  }
}

test('a sender goes on when the receiver takes its item, and is no further ahead than by the next', async () => {
  const channel = new Channel<string>();
  const received: string[] = [];
  void sender(channel, ['a1', 'a2', 'a3'], received);
  await turn();
  expect(received).toEqual([]);
  const items = channel.receive();
  expect((await items.next()).value).toBe('a1');
  await turn();
  expect(received).toEqual(['a1']);
  expect((await items.next()).value).toBe('a2');
});

test('what several give comes in the order in which it was given, each sender having one under way', async () => {
  const channel = new Channel<string>();
  const all = ['a', 'b', 'c'].map((name) => sender(channel, [`${name}1`, `${name}2`], []));
  void Promise.all(all).then(() => channel.close());
  const came: string[] = [];
  for await (const item of channel.receive()) came.push(item);
  expect(came).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
});

test('a receiver who waits is woken by the first item, and by the end', async () => {
  const channel = new Channel<string>();
  const items = channel.receive();
  const first = items.next();
  await turn();
  void channel.send('a');
  expect((await first).value).toBe('a');
  const last = items.next();
  await turn();
  channel.close();
  expect((await last).done).toBe(true);
});

test('a receiver who leaves with an item in hand lets its sender go, and closing lets the others go', async () => {
  const channel = new Channel<string>();
  const received: string[] = [];
  const senders = ['a', 'b', 'c'].map((item) => sender(channel, [item], received));
  for await (const item of channel.receive()) if (item === 'a') break;
  await turn();
  expect(received).toEqual(['a']);
  channel.close();
  await Promise.all(senders);
  expect(received).toEqual(['a', 'b', 'c']);
});

test('whoever gives after the end goes on at once', async () => {
  const channel = new Channel<string>();
  channel.close();
  await channel.send('late');
});
