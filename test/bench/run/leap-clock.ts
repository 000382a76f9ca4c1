// Preloaded into the tap: long waits take no time, because the clock skips over them. By its own clock, the tap still
// stays within 500 requests per minute, while a run over a million orders takes minutes. This measures memory and CPU
// time, not the rate limit. The tap itself is unchanged, and its work takes as long as it really does.

const LONG_MS = 250;
// The clock skips the full minute of the budget. Otherwise the run would drop back to its initial pace.
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
