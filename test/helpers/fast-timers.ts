// Preloaded into the program under test: waits of whole seconds pass a hundred times as fast, so that a back-off can be
// tested through the real program. The program itself is not changed, and its clock is the real one.

const SPEED = 100;
const SHORTEST_MS = 250;
const real = globalThis.setTimeout;

const fast = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
  real(callback, ms >= SHORTEST_MS ? ms / SPEED : ms, ...args);

globalThis.setTimeout = Object.assign(fast, real) as unknown as typeof setTimeout;
