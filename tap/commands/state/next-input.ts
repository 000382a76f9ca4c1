// Loads the input of the next run for `state show`, which has no catalog: streams that the state has bookmarks for are
// taken as selected, because a run that selected them wrote these.

import {streamIds} from '../../../catalog/streams.ts';
import type {ReadConfig} from '../../../config/read.ts';
import {bookmarkNames} from '../../../state/state.ts';
import {objectOf} from '../../../values/json.ts';
import {readStateFile} from '../../files.ts';
import type {Contents} from '../../process/read-files.ts';
import type {Input} from '../../run/context.ts';
import {holdsClaims} from '../../run/feeds.ts';
import {type Formats, type LoadOptions, loadInput, SINGER} from '../input.ts';
import type {Files} from '../words/given.ts';
import {named} from './files.ts';

export type NextOptions = LoadOptions & {readonly config: ReadConfig; readonly contents: Contents};

/** @throws InputError */
export function nextInput(files: Files & {readonly state: string}, {log, ...options}: NextOptions): Input {
  const {value} = readStateFile(files.state, options.contents);
  const names = bookmarkNames(objectOf(value));
  const {streamPrefix} = options.config;
  const held = streamIds.filter((id) => holdsClaims(id) && names.includes(streamPrefix + id));
  // A column that is always sent: of the others, nothing more is selected.
  const select = held.map((id) => `${id}.account_id`);
  // What would be said about their columns does not concern a state.
  const quiet = {
    info: () => {},
    warning: (message: string) => log.warning(message),
    conceal: (secrets: readonly string[]) => log.conceal(secrets),
  };
  return loadInput({...files, patterns: {...files.patterns, select}}, {...options, log: quiet}, FORMATS);
}

const FORMATS: Formats = {
  ...SINGER,
  state: (path, ...rest) => named(path ?? 'state', SINGER.state(path, ...rest)),
};
