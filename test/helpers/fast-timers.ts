// Preloaded into the program under test: waits of more than a quarter of a second pass a hundred times as fast, and its
// clock moves on as if they had passed, so that a back-off can be tested through the real program, which is not changed.

const SPEED = 100;
const SHORTEST_MS = 250;
const realTimeout = globalThis.setTimeout;
const realNow = Date.now;
let skippedUntilMs = 0;
let skippedMs = 0;

// Whole milliseconds, as a clock tells them: a back-off need not be.
Date.now = () => Math.floor(realNow() + skippedMs);

// Waits that run at the same time pass at the same time: the clock never moves beyond where the longest ends.
function fast(callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) {
  if (ms < SHORTEST_MS) return realTimeout(callback, ms, ...args);
  const endMs = Date.now() + ms;
  const end = () => {
    skippedUntilMs = Math.max(skippedUntilMs, endMs);
    skippedMs = Math.max(skippedMs, skippedUntilMs - realNow());
    callback(...args);
  };
  return realTimeout(end, ms / SPEED);
}

globalThis.setTimeout = Object.assign(fast, realTimeout) as unknown as typeof setTimeout;
