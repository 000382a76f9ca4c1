// Builds the config for a run from files and environment variables, or reports everything that is wrong with it.

import type {ApiVersion} from '../values/api-version.ts';
import {distinctBy} from '../values/distinct.ts';
import type {Checked, Fault, Finding} from '../values/fault.ts';
import type {Config} from './config.ts';
import {validate} from './generated/check-settings.ts';
import type {Settings} from './generated/settings.ts';
import {isKnown, unknownWarning} from './known.ts';
import {type Given, merge, type Unchecked} from './merge.ts';
import {classesSet, modesOf} from './personal.ts';
import {resolve} from './resolve.ts';
import {ruleFindings} from './rules.ts';
import {requiredBy, settingsSchema} from './schema.ts';
import {type Environment, environmentSettings, fileSettings} from './sources.ts';
import {type Check, findingsOf, MISSING} from './validate.ts';
import {settingWarnings} from './warnings.ts';

export type ConfigInput = {
  /** All values of `--config`, readable or not: the places where a missing setting could have been. */
  readonly sources: readonly string[];
  /** The files that could be read; later ones win. */
  readonly files: readonly {readonly path: string; readonly value: unknown}[];
  /** Errors for sources that could not be read. */
  readonly faults?: readonly Fault[];
  /** The environment and the text of `.env`, which override files; undefined unless `--config` is ENV. */
  readonly variables?: {readonly env: Environment; readonly dotEnv: string} | undefined;
  /** The environment, unless `--config` is ENV; used only to suggest where missing settings may be. */
  readonly unused?: Environment;
  /** The default User-Agent header. */
  readonly userAgent: string;
};

export type ReadConfig = Checked<Config> & {
  /** The file or environment variable a setting comes from; for a missing setting, all sources. */
  readonly whereOf: (key: string) => string;
  /** The `api_version` setting, even if other settings are invalid. */
  readonly apiVersion: ApiVersion;
  /** The `stream_prefix` setting, even if other settings are invalid. */
  readonly streamPrefix: string;
  /** The modes of the `personal_data` setting, and the classes that it names, even if other settings are invalid. */
  readonly personalData: Config['personalData'];
  readonly personalDataSet: Config['personalDataSet'];
  /** The `personal_data_erased` setting, even if other settings are invalid. */
  readonly erasedPath: string | undefined;
  /** The `personal_data_key` setting, even if other settings are invalid. */
  readonly personalDataKey: string | undefined;
  /** The credentials as given, even if other settings are invalid. */
  readonly secrets: readonly string[];
};

export function readConfig({
  sources,
  files,
  faults: unread = [],
  variables,
  unused = {},
  userAgent,
}: ConfigInput): ReadConfig {
  const read = files.map(({path, value}) => fileSettings(path, value));
  const given = read.flatMap(({value}) => value ?? []);
  if (variables) given.push(...environmentSettings(variables.env, variables.dotEnv));
  const known = given.filter(isKnown);
  const settings = merge(known);
  const whereOf = places(known, sources);
  const missing = [...unread, ...read.flatMap(({faults}) => faults)];
  const findings = settingFindings(settings, missing.length > 0);
  const faults = [...missing, ...findings.map((finding) => located(finding, whereOf))];
  const unknown = given.filter((one) => !isKnown(one)).map(unknownWarning);
  const soundOf = (key: string) => (findings.some((one) => keyOf(one) === key) ? undefined : settings[key]);
  const modes = (soundOf('personal_data') ?? {}) as Settings['personal_data'];
  const usable = {
    whereOf,
    apiVersion: versionIn(settings),
    streamPrefix: String(soundOf('stream_prefix') ?? ''),
    personalData: modesOf(modes),
    personalDataSet: classesSet(modes),
    erasedPath: soundOf('personal_data_erased') as string | undefined,
    personalDataKey: (soundOf('personal_data_key') as string | undefined)?.trim(),
    secrets: secretsOf(settings),
  };
  if (faults.length > 0)
    return {value: undefined, faults, warnings: [...unknown, ...unusedHints(settings, unused)], ...usable};
  // The cast is safe: settings that the schema accepts are `Settings`.
  const sound = settings as unknown as Settings;
  const warnings = [...unknown, ...settingWarnings(sound, whereOf)];
  return {value: resolve(sound, userAgent), faults, warnings, ...usable};
}

/** Other taps read the environment by default, so people expect it here. */
function unusedHints(settings: Unchecked, unused: Environment): string[] {
  const isComplete = requiredBy(versionIn(settings)).every((key) => settings[key] !== undefined);
  const variables = isComplete ? [] : environmentSettings(unused, '').filter(isKnown);
  if (variables.length === 0) return [];
  const names = variables.map(({where}) => where).sort();
  return [`${names.join(', ')} ${names.length > 1 ? 'are' : 'is'} set, but only --config ENV reads the environment`];
}

const versionIn = ({api_version}: Unchecked): ApiVersion => (api_version === 'v2' ? 'v2' : 'v3');

const secretsOf = ({access_token, secret, personal_data_key}: Unchecked): string[] =>
  [access_token, secret, personal_data_key].filter((value) => typeof value === 'string').map((value) => value.trim());

/** @param isPartial whether a missing setting may be in a file that could not be read */
function settingFindings(settings: Unchecked, isPartial: boolean): Finding[] {
  const findings = findingsOf(validate as Check, settingsSchema, settings);
  const faulty = findings.map(keyOf);
  const sound = Object.fromEntries(Object.entries(settings).filter(([key]) => !faulty.includes(key)));
  const all = distinctBy([...findings, ...ruleFindings(sound)], ({pointer}) => pointer);
  return isPartial ? all.filter(({found}) => found !== MISSING) : all;
}

const located = (finding: Finding, whereOf: (key: string) => string): Fault => ({
  where: whereOf(keyOf(finding)),
  ...finding,
});

const keyOf = ({pointer}: Finding): string => pointer.split('/')[1] ?? '';

function places(given: readonly Given[], sources: readonly string[]): (key: string) => string {
  const known = new Map(given.map(({key, where}) => [key, where]));
  return (key) => known.get(key) ?? [...new Set(sources)].join(', ');
}
