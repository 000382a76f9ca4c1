// The time at Lengow, calculated from the dates of responses.

import {serverTimeOf} from '../../tap/commands/server-time.ts';
import {ServerClock} from '../../tap/lengow/http/server-clock.ts';

const NOW = Date.UTC(2026, 10, 21, 10);

test('a time that is calculated from the next response is in whole microseconds', async () => {
  // As performance.now() returns it.
  let elapsedMs = 0.123456789;
  const clock = new ServerClock({now: () => NOW, elapsedMs: () => elapsedMs});
  clock.responded(new Date(NOW + 3_600_000).toUTCString());
  const marketplaces = async () => {
    elapsedMs += 700.123456789;
    clock.responded(new Date(NOW + 1000).toUTCString());
    return new Map();
  };
  const context = {machine: NOW * 1000, elapsedMs: () => elapsedMs, listener: {warn() {}}};
  const {now} = await serverTimeOf({clock, marketplaces}, context);
  expect(now).toBe((NOW + 1000) * 1000 - 700_124);
});

test('the wait for the marketplaces does not count if another response with a date came earlier', async () => {
  let elapsedMs = 0;
  const clock = new ServerClock({now: () => NOW, elapsedMs: () => elapsedMs});
  clock.responded(new Date(NOW + 3_600_000).toUTCString());
  const marketplaces = async () => {
    elapsedMs += 2000;
    clock.responded(new Date(NOW + 3_602_000).toUTCString());
    elapsedMs += 240_000;
    clock.responded(new Date(NOW + 3_842_000).toUTCString());
    return new Map();
  };
  const context = {machine: NOW * 1000, elapsedMs: () => elapsedMs, listener: {warn() {}}};
  const {now, certain} = await serverTimeOf({clock, marketplaces}, context);
  expect([now, certain]).toEqual([(NOW + 3_600_000) * 1000, (NOW + 3_600_000) * 1000]);
});
