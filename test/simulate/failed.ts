// Seeds that once failed, and why. When the simulation's draws change, a seed no longer makes the same world. To find a
// new seed, remove the fix and search again.

export const FAILED: readonly {readonly seed: number; readonly once: string}[] = [
  {seed: 35, once: 'an interrupted run hung, because the taker of a batch left its giver waiting'},
  {seed: 1459, once: 'a lane ended between two microseconds, and STATE had an instant that cannot be parsed'},
  {seed: 1780, once: 'the last STATE of an interrupted run claimed a page that was not written'},
  {seed: 301949, once: 'a lane ended before it began, and the same range was read forever'},
  {
    seed: 755913593,
    once: 'a clock that was hours slow hid an order from the search for what the seven-day default hides',
  },
  {seed: 755916549, once: 'one order of a tie changed between two responses, and the tie still proved the ordering'},
  {
    seed: 20321434,
    once: 'a tie was split by the marketplaces known then, and proven complete by those that another lane found later',
  },
  {seed: 733000746, once: 'a queued request was sent after the target had closed the pipe'},
  {
    seed: 587150952,
    once: 'the auditor, not the tap, took a bookmark of two years ago as older than the default start',
  },
  {seed: 902702318, once: 'the simulation set a clock back where only the time of extraction separated two versions'},
  {seed: 677409382, once: 'an attempted fix was wrong: in unsorted results, one order says nothing about older ones'},
];
