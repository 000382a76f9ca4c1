// Reads the log settings from the environment: the minimum levels and the format.

import {readFileSync} from 'node:fs';
import type {Environment} from '../../config/sources.ts';
import {ownValue} from '../../values/json.ts';
import {LEVELS, type Level, levelOf} from './levels.ts';
import {asJson, asText, type Format} from './lines.ts';

const FORMATS: Readonly<Record<string, Format>> = {text: asText, json: asJson};

export type LogSettings = {
  readonly level: Level | undefined;
  readonly metricsLevel: Level | undefined;
  readonly format: Format;
  /** The error in the log format setting, if any; the log then falls back to text. */
  readonly fault: string | undefined;
  /** The errors in the log level settings; the log then falls back to its defaults. */
  readonly warnings: readonly string[];
};

/** The tap's own variables override the logging config that Meltano passes. */
export function logSettings(env: Environment): LogSettings {
  const sdk = sdkLogging(env.SINGER_SDK_LOG_CONFIG);
  const levels = {...env, SINGER_SDK_LOG_CONFIG: sdk.level};
  const level = firstLevel(levels, ['TAP_LENGOW_LOG_LEVEL', 'LOG_LEVEL', 'SINGER_SDK_LOG_CONFIG']);
  const metrics = firstLevel(env, ['TAP_LENGOW_METRICS_LOG_LEVEL']);
  return {
    level: level.level,
    metricsLevel: metrics.level,
    ...formatSetting(env.TAP_LENGOW_LOG_FORMAT, sdk.isStructured ? asJson : asText),
    warnings: [level.warning ?? [], metrics.warning ?? []].flat(),
  };
}

/** The level of the first variable that is set. */
function firstLevel(env: Environment, names: readonly string[]): {level?: Level | undefined; warning?: string} {
  const name = names.find((one) => env[one]?.trim());
  if (name === undefined) return {};
  const level = levelOf(env[name] ?? '');
  return level === undefined ? {warning: `${name} ${UNKNOWN_LEVEL}`} : {level};
}

const UNKNOWN_LEVEL = `is not a log level and is ignored; set it to ${LEVELS.slice(0, -1).join(', ')} or ${LEVELS.at(-1)}`;

function formatSetting(wanted: string | undefined, otherwise: Format): Pick<LogSettings, 'format' | 'fault'> {
  const name = wanted?.trim().toLowerCase() ?? '';
  if (name === '') return {format: otherwise, fault: undefined};
  return {format: FORMATS[name] ?? asText, fault: Object.hasOwn(FORMATS, name) ? undefined : FAULT};
}

const FAULT = `TAP_LENGOW_LOG_FORMAT must be ${Object.keys(FORMATS).join(' or ')}; correct it or unset it`;

/** Reads a Python logging config written by Meltano. If it is not JSON, only the format is read from it. */
function sdkLogging(path = ''): {isStructured: boolean; level: string | undefined} {
  const text = textOf(path);
  const isStructured = text.includes('singer_sdk.logging.StructuredFormatter');
  return {isStructured, level: isStructured ? rootLevel(text) : undefined};
}

function textOf(path: string): string {
  try {
    return path === '' ? '' : readFileSync(path, 'utf8');
  } catch {
    // An unreadable file affects only the log's format and level, and the SDK also continues in that case.
    return '';
  }
}

function rootLevel(text: string): string | undefined {
  try {
    const level = ownValue(ownValue(JSON.parse(text), 'root'), 'level');
    return typeof level === 'string' ? level : undefined;
  } catch {
    return;
  }
}
