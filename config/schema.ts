// The schema of the config, as the rest of the program reads it; knows nothing of where settings come from.

import schema from './schema.json' with {type: 'json'};

export type SettingSchema = {
  readonly title: string;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly enum?: readonly string[];
  readonly default?: string | number | boolean;
  /** What happens without the setting, in words, where no one value can say it. */
  readonly 'x-default'?: string;
  /** What a value must be, in words, where the type does not say enough. */
  readonly 'x-expected'?: string;
  /** Meltano's kind of setting, where the type does not tell it. */
  readonly 'x-kind'?: string;
  readonly examples?: readonly unknown[];
  /** Never to be shown. */
  readonly writeOnly?: boolean;
};

export type SettingsSchema = {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, SettingSchema>>;
};

export const settingsSchema: SettingsSchema = schema as SettingsSchema;

/** `access_token` is `TAP_LENGOW_ACCESS_TOKEN` in the environment. */
export const VARIABLE_PREFIX = 'TAP_LENGOW_';
