// The log settings from the environment: the lowest level and the format.

import {readFileSync} from 'node:fs';
import type {Environment} from '../../config/sources.ts';
import {ownValue} from '../../values/json.ts';
import {asJson, asText, type Format} from './lines.ts';

const FORMATS: Readonly<Record<string, Format>> = {text: asText, json: asJson};

export type LogSettings = {
  readonly level: string | undefined;
  readonly format: Format;
  /** What is wrong with the settings; the log then falls back to text. */
  readonly fault: string | undefined;
};

/** The tap's own variables override the logging config that Meltano passes. */
export function logSettings(env: Environment): LogSettings {
  const wanted = env.TAP_LENGOW_LOG_FORMAT?.trim().toLowerCase() ?? '';
  const sdk = sdkLogging(env.SINGER_SDK_LOG_CONFIG);
  const level = env.TAP_LENGOW_LOG_LEVEL || env.LOG_LEVEL || sdk.level;
  if (wanted === '') return {level, format: sdk.isStructured ? asJson : asText, fault: undefined};
  const fault = Object.hasOwn(FORMATS, wanted) ? undefined : FAULT;
  return {level, format: FORMATS[wanted] ?? asText, fault};
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
