// Preloaded into the program under test: waits of a quarter of a second or more pass a hundred times faster, and the
// program's clock advances as if they had taken their full time. This makes back-offs testable in the real, unchanged
// program.

const SPEED = 100;
const SHORTEST_MS = 250;
const realTimeout = globalThis.setTimeout;
const realNow = Date.now;
let skippedUntilMs = 0;
let skippedMs = 0;

// Like a real clock, returns whole milliseconds, although a back-off may include fractions.
Date.now = () => Math.floor(realNow() + skippedMs);

// Parallel waits overlap: the clock never advances past the end of the longest wait.
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
