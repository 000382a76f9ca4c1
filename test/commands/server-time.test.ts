// The time at Lengow, calculated from the dates of responses.

import {serverTimeOf} from '../../tap/commands/server-time.ts';
import {ServerClock} from '../../tap/lengow/http/server-clock.ts';

const NOW = Date.UTC(2026, 10, 21, 10);

test('a time that is calculated from the next response is in whole microseconds', async () => {
  const clock = new ServerClock(() => NOW);
  clock.responded(new Date(NOW + 3_600_000).toUTCString());
  // As performance.now() returns it.
  let elapsedMs = 0.123456789;
  const marketplaces = async () => {
    elapsedMs += 700.123456789;
    clock.responded(new Date(NOW + 1000).toUTCString());
    return new Map();
  };
  const context = {machine: NOW * 1000, elapsedMs: () => elapsedMs, listener: {warn() {}}};
  const {now} = await serverTimeOf({clock, marketplaces}, context);
  expect(now).toBe((NOW + 1000) * 1000 - 700_124);
});
