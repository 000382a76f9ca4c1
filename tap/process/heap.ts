// How much garbage may gather before it is collected.

import {PerformanceObserver} from 'node:perf_hooks';
import {getHeapSpaceStatistics, setFlagsFromString} from 'node:v8';

// Of the space for what is young, half of which is in use; V8 would go to twice as much.
const MOST_YOUNG_BYTES = 16 * 1024 * 1024;

/**
 * Lets the heap grow by three quarters of what was alive, where V8 would go to four times, and the space for
 * what is young to half of V8's size. A run makes the same garbage page after page: it need not gather (`npm run size`).
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=75');
  const observer = new PerformanceObserver(() => {
    if (youngBytes() < MOST_YOUNG_BYTES) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    observer.disconnect();
  });
  observer.observe({entryTypes: ['gc']});
}

const youngBytes = (): number =>
  getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
