// The claims of a bookmark, read without the tap's code. Canonical instants compare as strings.

/** A range of `updated_at`, without its end, for one marketplace or for all. */
export type Claim = {readonly code: string | undefined; readonly from: string; readonly to: string};

export const claimsIn = (claims: string): Claim[] =>
  claims
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const [, code, from = '', to = ''] = /^(?:([^:]+):)?(\d{4}-.{21}Z)\/(\d{4}-.{21}Z)$/.exec(part) ?? [];
      if (from === '') throw new Error(`not a claim: ${part}`);
      return {code: code === undefined ? undefined : decodeURIComponent(code), from, to};
    });

/** Whether an instant is claimed for a marketplace. */
export const isClaimed = (claims: readonly Claim[], instant: string, marketplace: string): boolean =>
  claims.some(({code, from, to}) => (code === undefined || code === marketplace) && from <= instant && instant < to);

/** Whether everything in the range is also claimed by the claims together. */
export function covers(claims: readonly Claim[], {code, from, to}: Claim): boolean {
  let reached = from;
  for (const claim of claims.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
    if ((claim.code === undefined || claim.code === code) && claim.from <= reached && reached < claim.to)
      reached = claim.to;
  return reached >= to;
}

/** Where the last claim of a bookmark ends; '' if nothing is claimed. */
export const endOf = (bookmark: {readonly claims?: string} | undefined): string =>
  claimsIn(bookmark?.claims ?? '').at(-1)?.to ?? '';
