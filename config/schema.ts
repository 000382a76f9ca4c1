// The schema of the config, typed for the rest of the program; knows nothing of where settings come from.

import schema from './schema.json' with {type: 'json'};

export type SettingSchema = {
  readonly title: string;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly enum?: readonly string[];
  readonly default?: string | number | boolean;
  /** The default in words, if it cannot be written as one value. */
  readonly 'x-default'?: string;
  /** What a value must be, in words, if the type does not say enough. */
  readonly 'x-expected'?: string;
  /** Meltano's `kind` of the setting, if it differs from the type. */
  readonly 'x-kind'?: string;
  readonly examples?: readonly unknown[];
  /** Whether the value is a secret, which is never shown. */
  readonly writeOnly?: boolean;
};

export type SettingsSchema = {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, SettingSchema>>;
};

export const settingsSchema: SettingsSchema = schema as SettingsSchema;

/** The setting `access_token` is the variable `TAP_LENGOW_ACCESS_TOKEN`. */
export const VARIABLE_PREFIX = 'TAP_LENGOW_';
