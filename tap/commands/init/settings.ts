// The settings that init writes: the answers, and for all other settings the values in the environment.

import {select} from '../../../catalog/select.ts';
import {withhold} from '../../../catalog/withhold.ts';
import {isKnown} from '../../../config/known.ts';
import {type Given, typed} from '../../../config/merge.ts';
import {type ReadConfig, readConfig} from '../../../config/read.ts';
import {type Environment, environmentSettings} from '../../../config/sources.ts';
import {readState} from '../../../state/read.ts';
import {InputError} from '../../errors.ts';
import {name, version} from '../../package.ts';
import type {Input} from '../../run/context.ts';
import {type Answers, ASKED} from './questions.ts';

/** @param env its variables are read as settings, as with `--config ENV`, such as TAP_LENGOW_API_URL */
export function settingsOf(answers: Answers, env: Environment): Given[] {
  const asked = ASKED.map((key, index) => ({key, value: answers[key], where: `answer ${index + 1}`}));
  const others = environmentSettings(env, '').filter((one) => isKnown(one) && !isAsked(one));
  return [...others, ...asked].filter(({value}) => value !== undefined);
}

const isAsked = ({key}: Given): boolean => ASKED.some((asked) => asked === key);

/** Checks settings as a run checks its config. */
export const checkSettings = (settings: readonly Given[]): ReadConfig =>
  readConfig({
    sources: ['init'],
    files: settings.map(({key, value, where}) => ({path: where, value: {[key]: value}})),
    userAgent: `${name}/${version}`,
  });

/** The input of a run without a catalog or a state. @throws InputError with all faults */
export function inputOf({value: config, faults, whereOf, streamPrefix}: ReadConfig): Input {
  if (config === undefined) throw InputError.of(faults);
  const {value: selected = []} = select({catalog: undefined, where: 'catalog', prefix: streamPrefix});
  const {streams} = withhold(selected, config.personalData);
  const {value: state = {bookmarks: {}}} = readState(undefined, {where: 'state', streams: []});
  return {config, streams, state, places: {config: whereOf, state: 'state'}};
}

export const configText = (settings: readonly Given[]): string =>
  `${JSON.stringify(Object.fromEntries(settings.map((one) => [one.key, written(one)])), null, 2)}\n`;

const written = (one: Given): unknown => {
  const value = typed(one);
  return typeof value === 'string' ? value.trim() : value;
};
