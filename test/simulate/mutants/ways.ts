// The faults that an ordinary tap can have, one switch each.

export type Ways = ReadingWays & ScheduleWays & ClaimWays & StateWays;

type ReadingWays = {
  /** Uses page numbers for the entire window, as in the API's documentation. */
  readonly pages?: boolean;
  /** Starts the next page just after the last instant that was read. */
  readonly behindLast?: boolean;
  /** If one instant fills a page, reads that instant only once, using page numbers. */
  readonly tieOnce?: boolean;
  /** Queries all order dates only if two counts differ. */
  readonly comparesCounts?: boolean;
  /** Reads the newest orders first, so an interrupted run at least has those. */
  readonly newestFirst?: boolean;
};

/** Faults in what is read. */
type ScheduleWays = {
  /** Continues from `updated_at` minus the lookback, whatever is claimed. */
  readonly goesOnFromUpdatedAt?: boolean;
  /** Never reads again what is claimed, even if the lookback is longer now. */
  readonly neverAgain?: boolean;
  /** Uses `start_date` as it is, even if it is just after a claim. */
  readonly cutsLookback?: boolean;
  /** Reads every gap before `start_date`, however long. */
  readonly readsAnyGap?: boolean;
  /** Counts what any marketplace claims for all. */
  readonly anyForAll?: boolean;
  /** Ignores the case of codes. */
  readonly ignoresCase?: boolean;
  /** Counts a bookmark without `claims` up to its `updated_at`. */
  readonly bareWhole?: boolean;
};

/** Faults in what is claimed. */
type ClaimWays = {
  /** Claims everything that was read. */
  readonly claimsYoung?: boolean;
  /** Claims what is older than half the lookback. */
  readonly halfLookback?: boolean;
  /** Counts the lookback from the time of each page. */
  readonly fromRunsEnd?: boolean;
  /** Believes the login's date, whatever later responses say. */
  readonly trustsLogin?: boolean;
  /** Claims each part before it reads it. */
  readonly claimsFirst?: boolean;
  /** Claims the last instant too. */
  readonly oneTooMany?: boolean;
  /** Claims all from the first to the last instant that was ever read. */
  readonly hull?: boolean;
  /** Joins ranges less than an hour apart. */
  readonly joinsShortGaps?: boolean;
  /** Claims for all what was read of some marketplaces. */
  readonly scopeForAll?: boolean;
  /** Does not say where a reading that has no final part yet began. */
  readonly noMark?: boolean;
  /** Marks how far such a reading has got instead. */
  readonly markMoves?: boolean;
  /** Keeps any number of ranges. */
  readonly noCap?: boolean;
};

/** Faults in what a state looks like, and in `updated_at`. */
type StateWays = {
  /** `updated_at` can move back. */
  readonly noMaximum?: boolean;
  /** A run over an old range moves `updated_at` too. */
  readonly rangeMoves?: boolean;
  /** A run without a state does not say that nothing is claimed. */
  readonly silentRefresh?: boolean;
  readonly objects?: boolean;
  readonly accountBeside?: boolean;
  /** A full table never takes back what it claimed. */
  readonly fullKeeps?: boolean;
  /** A full table takes it back only after its first line. */
  readonly firstAsItCame?: boolean;
  /** A marketplace repeats what is claimed for all. */
  readonly codeRepeats?: boolean;
};
