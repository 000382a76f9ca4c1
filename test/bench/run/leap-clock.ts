// Preloaded into the tap: long waits take no time, the clock leaps over them instead. So the budget of 500 requests a
// minute is kept by the tap's own clock, while a run over a million orders takes minutes. Memory and processor time are
// measured that way, not the limit. The tap itself is not changed; what it does takes the time that it takes.

const LONG_MS = 250;
// The clock leaps over the whole minute that the budget is counted in: else the pace of its beginning comes again.
const LEAP_MS = 60_000;
const setTimer = globalThis.setTimeout;
const realNow = Date.now;
let leapt = 0;

Date.now = () => realNow() + leapt;

const leap = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
  if (ms < LONG_MS) return setTimer(callback, ms, ...args);
  leapt += Math.max(ms, LEAP_MS);
  return setTimer(callback, 0, ...args);
};

globalThis.setTimeout = Object.assign(leap, setTimer) as unknown as typeof setTimeout;
