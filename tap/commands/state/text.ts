// What a state claims and what the next run would read, as text for people and as JSON for programs. Pure.

import {ALL, type Claims, claimedFor} from '../../../state/claims.ts';
import {type Range, without} from '../../../state/ranges.ts';
import {type ApiVersion, apiName} from '../../../values/api-version.ts';
import {formatInstant} from '../../../values/instant.ts';
import {inWords} from '../../../values/words.ts';

/** A range for one marketplace, or for all if it is null. */
export type Next = {readonly from: string; readonly to: string; readonly marketplace: string | null};

export type Shown = {
  /** Usually one. A tool may have put the bookmarks of several accounts into one state. */
  readonly accounts: readonly string[];
  /** The versions of the API: one, unless a tool has put several states into one. */
  readonly versions: readonly ApiVersion[];
  /** The claims are without marks. `next` is null without a config, and if the config does not read the stream. */
  readonly streams: Readonly<Record<string, {readonly claims: Claims; readonly next: readonly Next[] | null}>>;
};

export function asJson({accounts, versions, streams}: Shown): string {
  const entries = Object.entries(streams).map(([stream, {claims, next}]) => [stream, {claims: listed(claims), next}]);
  const shown = {account_id: only(accounts), api_version: only(versions), streams: Object.fromEntries(entries)};
  return `${JSON.stringify(shown)}\n`;
}

const listed = (claims: Claims) =>
  [...claims].flatMap(([code, ranges]) =>
    ranges.map(({from, to}) => ({
      since: formatInstant(from),
      until: formatInstant(to),
      marketplace: marketplaceOf(code),
    })),
  );

const marketplaceOf = (code: string): string | null => (code === ALL ? null : code);

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

function claimedLines(claims: Claims): string[] {
  if (claims.size === 0) return ['  claims nothing'];
  return [...claims].flatMap(([code, ranges]) => {
    const parts = [
      ...ranges.map((range) => ({range, word: 'claimed'})),
      ...gapsIn(ranges, claimedFor(claims, code)).map((range) => ({range, word: 'gap    '})),
    ];
    return parts.sort((a, b) => a.range.from - b.range.from).map(({range, word}) => lineOf(word, range, code));
  });
}

/** A gap between claims for one marketplace is none where all are claimed. */
const gapsIn = (ranges: readonly Range[], claimed: readonly Range[]): Range[] =>
  ranges.slice(1).flatMap(({from}, index) => without([{from: (ranges[index] as Range).to, to: from}], claimed));

const lineOf = (word: string, {from, to}: Range, code: string): string =>
  `  ${word}  ${formatInstant(from)} to ${formatInstant(to)}${of(marketplaceOf(code))}`;

const nextLines = (next: readonly Next[]): string[] =>
  next.length === 0
    ? ['  the next run has nothing to read']
    : next.map((range) => `  next     ${range.from} to ${range.to}${of(range.marketplace)}`);

const of = (marketplace: string | null): string => (marketplace === null ? '' : `, ${inWords(marketplace)}`);
