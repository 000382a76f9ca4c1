// Merges settings from files and environment variables into one object; knows nothing about what they mean.

import {isObject} from '../values/json.ts';
import {type SettingSchema, settingsSchema} from './schema.ts';

/** A setting, and the file or environment variable it comes from. */
export type Given = {readonly key: string; readonly value: unknown; readonly where: string};

/** Settings by name, not yet checked. */
export type Unchecked = Readonly<Record<string, unknown>>;

/** Combines the defaults with the given settings. Later ones win; null resets a setting to its default. */
export function merge(given: readonly Given[]): Unchecked {
  const last = new Map(given.map((one) => [one.key, one]));
  const set = [...last.values()].filter(({value}) => value !== null);
  return {...defaults(last.get('api_version')?.value), ...Object.fromEntries(set.map((one) => [one.key, typed(one)]))};
}

/** The value converted to the type of its setting, if possible. */
export const typed = ({key, value}: Given): unknown => coerce(value, settingsSchema.properties[key]?.type ?? 'string');

const defaults = (version: unknown): Unchecked =>
  Object.fromEntries(
    Object.entries(settingsSchema.properties)
      .map(([key, setting]) => [key, defaultOf(setting, version)])
      .filter(([, value]) => value !== undefined),
  );

const defaultOf = ({default: value, 'x-default-v2': ofV2}: SettingSchema, version: unknown): unknown =>
  version === 'v2' ? (ofV2 ?? value) : value;

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Converts a string to the number, boolean, array or object that it represents. Environment variables are always strings, and
 * Meltano writes settings without a `kind` to the config as strings.
 */
function coerce(value: unknown, type: SettingSchema['type']): unknown {
  if (typeof value !== 'string' || type === 'string') return value;
  const text = value.trim();
  if (type === 'array') return parsed(text, Array.isArray) ?? value;
  if (type === 'object') return parsed(text, isObject) ?? value;
  if (type !== 'boolean') return NUMBER.test(text) ? Number(text) : value;
  return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : value;
}

/** The JSON, if it is of the right kind. */
function parsed(text: string, isRight: (value: unknown) => boolean): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isRight(value) ? value : undefined;
  } catch {
    return;
  }
}
