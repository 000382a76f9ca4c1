// A sender continues only once its item has been received, and never waits for a receiver that has left.

import {setImmediate as turn} from 'node:timers/promises';
import {Channel} from '../../../tap/lengow/walk/channel.ts';

/** Sends items one after another, and records which of them were received. */
async function sender(channel: Channel<string>, items: readonly string[], received: string[]): Promise<void> {
  for (const item of items) {
    await channel.send(item);
    received.push(item);
  }
}

test('a sender continues when its item is received, and is never more than one item ahead', async () => {
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

test('items from several senders arrive in the order in which they were sent, one per sender at a time', async () => {
  const channel = new Channel<string>();
  const all = ['a', 'b', 'c'].map((name) => sender(channel, [`${name}1`, `${name}2`], []));
  void Promise.all(all).then(() => channel.close());
  const came: string[] = [];
  for await (const item of channel.receive()) came.push(item);
  expect(came).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
});

test('a waiting receiver wakes up when the first item arrives or the channel closes', async () => {
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

test('a receiver that leaves with an item releases the sender, and closing the channel releases the others', async () => {
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

test('sending to a closed channel returns immediately', async () => {
  const channel = new Channel<string>();
  channel.close();
  await channel.send('late');
});
