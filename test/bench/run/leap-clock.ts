// Preloaded into the tap: long waits take no time, because the clock skips over them. By its own clock, the tap still
// stays within 500 requests per minute, but reading a million orders takes only minutes. This measures memory and CPU
// time, not the rate limit. The tap itself is unchanged, and its own work takes real time.

const LONG_MS = 250;
// The clock must skip the budget's full minute; otherwise, the run would drop back to its initial pace.
const LEAP_MS = 60_000;
const setTimer = globalThis.setTimeout;
const realNow = Date.now;
const realElapsed = performance.now.bind(performance);
let leapt = 0;

Date.now = () => realNow() + leapt;
performance.now = () => realElapsed() + leapt;

const leap = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
  if (ms < LONG_MS) return setTimer(callback, ms, ...args);
  leapt += Math.max(ms, LEAP_MS);
  return setTimer(callback, 0, ...args);
};

globalThis.setTimeout = Object.assign(leap, setTimer) as unknown as typeof setTimeout;
