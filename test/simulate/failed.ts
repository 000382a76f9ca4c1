// Seeds that once failed, with the reason for each failure. If the simulation's draws change, a seed no longer produces
// the same world. To find a new seed, revert the fix and search again.

export const FAILED: readonly {readonly seed: number; readonly once: string}[] = [
  {seed: 35, once: 'an interrupted run hung because the consumer of a batch left its producer waiting'},
  {seed: 1459, once: 'a lane ended between two microseconds, so STATE contained an instant that cannot be parsed'},
  {seed: 1780, once: 'the last STATE of an interrupted run claimed a page that had not been written'},
  {seed: 301949, once: 'a lane ended before its own start, and the same range was read forever'},
  {
    seed: 755913593,
    once: 'with a clock that was hours slow, the search for orders hidden by the seven-day default missed one',
  },
  {
    seed: 755916549,
    once: 'one of several tied orders changed between two responses, and the tie still counted as proof of ordering',
  },
  {
    seed: 20321434,
    once: 'a tie was split by the marketplaces known so far but verified against those that another lane found later',
  },
  {seed: 733000746, once: 'a queued request was sent after the target had closed the pipe'},
  {
    seed: 587150952,
    once: 'the auditor, not the tap, considered a two-year-old bookmark older than the default start',
  },
  {seed: 902702318, once: 'the simulation set a clock back when only the extraction time distinguished two versions'},
  {
    seed: 34,
    once: 'a time worked out from two responses was not in whole microseconds, so the claims could not be read',
  },
  {seed: 56, once: 'where a reading of all marketplaces began, the ranges of each marketplace were split in two'},
  {
    seed: 120,
    once: 'a page of orders was mistaken for the list of marketplaces, so the configured ones seemed unknown',
  },
  {seed: 50494, once: 'of two codes that differ only in case, one was not read when the marketplaces were unavailable'},
  {
    seed: 310000770,
    once: 'requests that waited for the end of a limit took all slots, so the question how long it lasts was never sent',
  },
  {seed: 677409382, once: 'an attempted fix was wrong: in unsorted results, one order says nothing about older ones'},
];
