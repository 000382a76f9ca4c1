// The schema of the config, typed for the rest of the program; knows nothing about where settings come from.

import type {ApiVersion} from '../values/api-version.ts';
import schema from './schema.json' with {type: 'json'};

export type SettingSchema = {
  readonly title: string;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly enum?: readonly string[];
  readonly default?: string | number | boolean | object;
  /** The default with API V2, if it differs. */
  readonly 'x-default-v2'?: string | number;
  /** A description of the default, if it cannot be written as a single value. */
  readonly 'x-default'?: string;
  /** A description of valid values, if the type alone is not specific enough. */
  readonly 'x-expected'?: string;
  /** Meltano's `kind` for the setting, if it differs from the type. */
  readonly 'x-kind'?: string;
  readonly examples?: readonly unknown[];
  /** Whether the value is a secret, which is never shown. */
  readonly writeOnly?: boolean;
};

type Required = {readonly required: readonly string[]};

export type SettingsSchema = {
  /** What API V2 requires. */
  readonly then: Required;
  /** What API v3 requires. */
  readonly else: Required;
  readonly properties: Readonly<Record<string, SettingSchema>>;
};

export const settingsSchema: SettingsSchema = schema as SettingsSchema;

/** The settings that have no default and must be given. */
export const requiredBy = (version: ApiVersion): readonly string[] =>
  (version === 'v2' ? settingsSchema.then : settingsSchema.else).required;

/** The default as a word. */
export const defaultText = ({default: value}: SettingSchema): string | undefined =>
  typeof value === 'object' ? JSON.stringify(value) : value?.toString();

/** For example, the `access_token` setting is read from the `TAP_LENGOW_ACCESS_TOKEN` variable. */
export const VARIABLE_PREFIX = 'TAP_LENGOW_';
