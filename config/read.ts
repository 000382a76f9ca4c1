// Reads the config from files and the environment, and finds every fault in it before it gives up.

import {InputError} from '../tap/errors.ts';
import {keyOf, settingFaults} from './check.ts';
import type {Config} from './config.ts';
import type {Environment} from './environment.ts';
import type {Settings} from './generated/settings.ts';
import {isKnown, unknownWarning} from './known.ts';
import {type Given, merge, type Unproven} from './merge.ts';
import {resolve} from './resolve.ts';
import {readSources} from './sources.ts';
import type {Fault} from './validate.ts';

export type {Config} from './config.ts';

export type LoadedConfig = {readonly config: Config; readonly warnings: string[]};

/**
 * @param sources paths of files, of which the later win, and `ENV` for the environment, which always wins.
 * @param folder where `.env` is looked for.
 * @throws InputError with all faults, one a line, none with a secret in it.
 */
export function loadConfig(sources: readonly string[], env: Environment, folder: string = process.cwd()): LoadedConfig {
  if (sources.length === 0) throw new InputError(NO_SOURCE);
  const {given, faults} = readSources(sources, env, folder);
  const known = given.filter(isKnown);
  const unknown = given.filter((one) => !isKnown(one)).map(unknownWarning);
  const settings = merge(known);
  const where = placesOf(known, sources);
  const wrong = settingFaults(settings);
  // What is missing may stand in a file that could not be read.
  const told = faults.length === 0 ? wrong : wrong.filter(({found}) => found !== 'missing');
  refuse([...faults, ...told.map((fault) => lineOf(fault, where(keyOf(fault))))], unknown);
  return {config: configOf(settings), warnings: [...unknown, ...lookbackWarnings(settings, where('lookback_days'))]};
}

const NO_SOURCE =
  'no config is given; pass --config config.json with {"access_token": "…", "secret": "…"} in it, ' +
  'or --config ENV with TAP_LENGOW_ACCESS_TOKEN and TAP_LENGOW_SECRET set';

/** The unknown keys are told too: a misspelt one may be why another is missing. */
function refuse(faults: readonly string[], unknown: readonly string[]): void {
  if (faults.length > 0) throw new InputError([...faults, ...unknown].join('\n'));
}

const lineOf = ({pointer, found, expected}: Fault, where: string): string =>
  `${where}: ${pointer} is ${found}; expected ${expected}`;

/** Where a setting stands, or all the places where it could. */
function placesOf(given: readonly Given[], sources: readonly string[]): (key: string) => string {
  const places = new Map(given.map(({key, where}) => [key, where]));
  return (key) => places.get(key) ?? [...new Set(sources)].join(', ');
}

// Proven by the schema: settings without a fault are `Settings`.
const configOf = (settings: Unproven): Config => resolve(settings as unknown as Settings);

/** The overlap of Lengow's own plugins, in days. */
const LEAST_LOOKBACK = 2 / 24;

const lookbackWarnings = ({lookback_days}: Unproven, where: string): string[] =>
  Number(lookback_days) >= LEAST_LOOKBACK
    ? []
    : [
        `${where}: /lookback_days is under two hours, the overlap of Lengow's own plugins; what the API shows late may be missed`,
      ];
