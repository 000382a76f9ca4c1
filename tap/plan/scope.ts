// Which marketplaces a run reads: the config's codes, in the account's spelling. Pure.

import type {State} from '../../state/state.ts';
import {codesOf} from '../../state/state.ts';
import {isSameCode} from '../../values/code.ts';
import type {Finding} from '../../values/fault.ts';

type ScopeInput = {
  /** The config's codes; undefined means all. */
  readonly wanted: readonly string[] | undefined;
  /** The account's codes; undefined when they could not be read. */
  readonly known: readonly string[] | undefined;
  readonly state: State;
  /** The incremental streams, with the names used in messages. */
  readonly streams: readonly string[];
};

type Scope = {
  /** The codes to read; undefined means all. */
  readonly scope: readonly string[] | undefined;
  readonly findings: readonly Finding[];
  readonly warnings: readonly string[];
};

/** A code that the account does not have is a fault, unless a bookmark names it: the account may have had it before. */
export function scopeOf({wanted, known, state, streams}: ScopeInput): Scope {
  if (wanted === undefined || known === undefined)
    return {scope: wanted && [...new Set(wanted)], findings: [], warnings: []};
  const claimed = streams.flatMap((stream) => codesOf(state, stream));
  const spelled = wanted.map((code) => ({code, own: spellings(code, known), old: spellings(code, claimed)}));
  const gone = spelled.filter(({own}) => own.length === 0);
  const unknown = gone.filter(({old}) => old.length === 0).map(({code}) => code);
  return {
    scope: [...new Set(spelled.flatMap(({code, own, old}) => (own.length > 0 ? own : [old[0] ?? code])))],
    findings: unknown.length > 0 ? [unknownCodes(unknown, known)] : [],
    warnings: gone.map(
      ({code}) => `/marketplaces names ${code}, which the account no longer has; its orders are still read`,
    ),
  };
}

/** The code itself if it is known, otherwise every code that differs from it only in case. */
const spellings = (code: string, known: readonly string[]): readonly string[] =>
  known.includes(code) ? [code] : known.filter((own) => isSameCode(own, code));

const unknownCodes = (codes: readonly string[], known: readonly string[]): Finding => ({
  pointer: '/marketplaces',
  found: `names ${codes.join(', ')}, unknown to this account`,
  expected: known.length > 0 ? `some of ${known.join(', ')}` : 'no codes, as the account has no marketplaces',
});
