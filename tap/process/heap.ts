// Limits how much garbage accumulates before V8 collects it.

import {getHeapSpaceStatistics, setFlagsFromString} from 'node:v8';

// The size limit of the young generation, half of which is in use at any time. V8's own limit is four times as high.
const MOST_YOUNG_BYTES = 8 * 1024 * 1024;

/**
 * Lets the heap grow by 30% of its live size, where V8 would allow four times the size, and limits the young generation
 * to a quarter of V8's limit. Every page leaves the same amount of garbage, so a larger heap gains nothing. To measure
 * the effect, use `npm run size`.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  const observer = new PerformanceObserver(() => {
    if (youngBytes() < MOST_YOUNG_BYTES) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({entryTypes: ['gc']});
}

const youngBytes = (): number =>
  getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
