// Limits how much garbage accumulates before V8 collects it.

import {getHeapSpaceStatistics, setFlagsFromString} from 'node:v8';

// The size at which the young generation is told to stop growing. V8 doubles it once more before it is told, so it
// ends at 8 MB, half of which is in use at any time. V8's own limit is 32 MB.
const LARGE_YOUNG_BYTES = 4 * 1024 * 1024;

/**
 * Lets the heap grow by 30% of its live size, where V8 would allow four times the size, and limits the young generation
 * to a quarter of V8's limit. Every page leaves the same amount of garbage, so a larger heap gains nothing. To measure
 * the effect, use `npm run size`.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  const observer = new PerformanceObserver(() => {
    if (youngBytes() < LARGE_YOUNG_BYTES) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({entryTypes: ['gc']});
}

const youngBytes = (): number =>
  getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
