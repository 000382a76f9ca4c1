// Generates the TypeScript types of the settings from their JSON Schema; writes no files.

import {compile, type JSONSchema} from 'json-schema-to-typescript';
import {type SettingsSchema, settingsSchema} from '../../config/schema.ts';

const BANNER = '// Generated from config/schema.json by `npm run generate`. Edit the schema, not this file.\n';

export const settingsTypes = (): Promise<string> =>
  compile(withDefaults(settingsSchema) as JSONSchema, 'Settings', {
    additionalProperties: false,
    bannerComment: BANNER,
    ignoreMinAndMaxItems: true,
    style: {singleQuote: true, bracketSpacing: false, printWidth: 120},
  });

/**
 * Settings with a default are required, because the defaults are filled in. Titles are removed because each would
 * become a separate type.
 */
const withDefaults = ({then: _v2, else: _v3, properties, ...schema}: SettingsSchema): object => ({
  ...schema,
  required: Object.keys(properties).filter((name) => properties[name]?.default !== undefined),
  properties: Object.fromEntries(Object.entries(properties).map(([name, {title, ...property}]) => [name, property])),
});
