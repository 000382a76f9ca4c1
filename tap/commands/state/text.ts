// What a state claims and what the next run would read, as text for people and as JSON for programs. Pure.

import {type ApiVersion, apiName} from '../../../values/api-version.ts';
import {inWords} from '../../../values/words.ts';

/** A range for one marketplace, or for all if it is null. */
export type Claimed = {readonly since: string; readonly until: string; readonly marketplace: string | null};
export type Next = {readonly from: string; readonly to: string; readonly marketplace: string | null};

export type Shown = {
  /** Usually one. A tool may have put the bookmarks of several accounts into one state. */
  readonly accounts: readonly string[];
  /** The versions of the API: one, unless a tool has put several states into one. */
  readonly versions: readonly ApiVersion[];
  /** `next` is null without a config. */
  readonly streams: Readonly<
    Record<string, {readonly claims: readonly Claimed[]; readonly next: readonly Next[] | null}>
  >;
};

export const asJson = ({accounts, versions, streams}: Shown): string =>
  `${JSON.stringify({account_id: only(accounts), api_version: only(versions), streams})}\n`;

const only = <T>(values: readonly T[]): T | null => (values.length === 1 ? (values[0] ?? null) : null);

export function asText({accounts, versions, streams}: Shown): string {
  const parts = Object.entries(streams).flatMap(([stream, {claims, next}]) => [
    stream,
    ...claimedLines(claims),
    ...(next === null ? [] : nextLines(next)),
  ]);
  return `${[`${accountLine(accounts)}${versionsIn(versions)}`, ...parts].join('\n')}\n`;
}

function accountLine(accounts: readonly string[]): string {
  if (accounts.length === 0) return 'No account named';
  return `${accounts.length === 1 ? 'Account' : 'Accounts'} ${accounts.join(', ')}`;
}

/** Nothing about API v3 alone, which almost every state is for. */
const versionsIn = (versions: readonly ApiVersion[]): string =>
  versions.includes('v2') ? `, ${versions.map(apiName).join(' and ')}` : '';

function claimedLines(claims: readonly Claimed[]): string[] {
  if (claims.length === 0) return ['  claims nothing'];
  return claims.flatMap((claim, index) => {
    const before = claims[index - 1];
    const hasGap = before !== undefined && before.marketplace === claim.marketplace;
    const gap = hasGap ? [`  gap      ${before.until} to ${claim.since}${of(claim)}`] : [];
    return [...gap, `  claimed  ${claim.since} to ${claim.until}${of(claim)}`];
  });
}

const nextLines = (next: readonly Next[]): string[] =>
  next.length === 0
    ? ['  the next run has nothing to read']
    : next.map((range) => `  next     ${range.from} to ${range.to}${of(range)}`);

const of = ({marketplace}: {readonly marketplace: string | null}): string =>
  marketplace === null ? '' : `, ${inWords(marketplace)}`;
