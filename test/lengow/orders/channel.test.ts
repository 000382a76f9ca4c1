// Givers go on when the taker has taken what they gave, and not before; none waits for a taker who left.

import {setImmediate as turn} from 'node:timers/promises';
import {Rendezvous} from '../../../tap/lengow/orders/channel.ts';

/** Gives one item after the other, and notes which of them were taken. */
async function giver(meeting: Rendezvous<string>, items: readonly string[], taken: string[]): Promise<void> {
  for (const item of items) {
    await meeting.give(item);
    taken.push(item);
  }
}

test('a giver goes on when the taker takes its item, and is no further ahead than by the next', async () => {
  const meeting = new Rendezvous<string>();
  const taken: string[] = [];
  void giver(meeting, ['a1', 'a2', 'a3'], taken);
  await turn();
  expect(taken).toEqual([]);
  const items = meeting.items();
  expect((await items.next()).value).toBe('a1');
  await turn();
  expect(taken).toEqual(['a1']);
  expect((await items.next()).value).toBe('a2');
});

test('what several give comes in the order in which it was given, each giver having one under way', async () => {
  const meeting = new Rendezvous<string>();
  const all = ['a', 'b', 'c'].map((name) => giver(meeting, [`${name}1`, `${name}2`], []));
  void Promise.all(all).then(() => meeting.close());
  const came: string[] = [];
  for await (const item of meeting.items()) came.push(item);
  expect(came).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2']);
});

test('a taker who waits is woken by the first item, and by the end', async () => {
  const meeting = new Rendezvous<string>();
  const items = meeting.items();
  const first = items.next();
  await turn();
  void meeting.give('a');
  expect((await first).value).toBe('a');
  const last = items.next();
  await turn();
  meeting.close();
  expect((await last).done).toBe(true);
});

test('a taker who leaves with an item in hand lets its giver go, and closing lets the others go', async () => {
  const meeting = new Rendezvous<string>();
  const taken: string[] = [];
  const givers = ['a', 'b', 'c'].map((item) => giver(meeting, [item], taken));
  for await (const item of meeting.items()) if (item === 'a') break;
  await turn();
  expect(taken).toEqual(['a']);
  meeting.close();
  await Promise.all(givers);
  expect(taken).toEqual(['a', 'b', 'c']);
});

test('whoever gives after the end goes on at once', async () => {
  const meeting = new Rendezvous<string>();
  meeting.close();
  await meeting.give('late');
});
