// Which marketplaces the run reads: the config's codes as the account spells them.

import type {State} from '../../state/state.ts';
import {hasEntry} from '../../state/state.ts';
import {isSameCode} from '../../values/code.ts';
import {InputError} from '../errors.ts';

type Options = {
  /** The config's codes; undefined is all. */
  readonly wanted: readonly string[] | undefined;
  /** The account's codes; undefined when they are out of reach. */
  readonly known: readonly string[] | undefined;
  readonly state: State;
  /** The incremental streams, as messages name them. */
  readonly streams: readonly string[];
  readonly warn: (message: string) => void;
};

/**
 * The codes to read; undefined is all.
 *
 * @throws InputError for a code that the account has not and that no bookmark names.
 */
export function resolveScope({wanted, known, state, streams, warn}: Options): readonly string[] | undefined {
  if (wanted === undefined || known === undefined) return wanted;
  const spelled = wanted.map((code) => ({code, own: known.find((own) => isSameCode(own, code))}));
  const gone = spelled.filter(({own}) => own === undefined).map(({code}) => code);
  const unknown = gone.filter((code) => !streams.some((stream) => hasEntry(state, stream, code)));
  if (unknown.length > 0) {
    throw new InputError(
      `marketplaces: ${unknown.join(', ')} unknown to this account, which has ${known.join(', ') || 'none'}`,
    );
  }
  for (const code of gone) warn(`marketplaces: the account has no ${code} any more; its orders are read as before`);
  return spelled.map(({code, own}) => own ?? code);
}
