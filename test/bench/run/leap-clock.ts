// Preloaded into the tap: long waits take no time, because the clock leaps over them. So the tap keeps its 500 requests
// a minute by its own clock, while a run over a million orders takes minutes. This measures memory and processor time,
// not the rate limit. The tap itself is unchanged, and its work takes its real time.

const LONG_MS = 250;
// The clock leaps over the whole minute of the budget. Otherwise the run would start at its first pace again.
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
