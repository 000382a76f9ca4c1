// Builds the tap's Meltano Hub definition from the config and stream schemas; writes no files.

import {stringify} from 'yaml';
import {isSelectedByDefault} from '../../catalog/discover.ts';
import {streamSchemas} from '../../catalog/streams.ts';
import type {StreamSchema} from '../../catalog/types.ts';
import {requiredBy, type SettingSchema, settingsSchema} from '../../config/schema.ts';
import {CAPABILITIES} from '../../tap/commands/about.ts';
import {name} from '../../tap/package.ts';

const BANNER =
  '# Generated from the schemas in config/ and catalog/ by `npm run generate`. Edit the schemas, not this file.\n';

export const hubDefinition = (): string => BANNER + stringify(definition(), {lineWidth: 0});

const definition = (): object => ({
  name,
  namespace: name.replaceAll('-', '_'),
  variant: name,
  label: 'Lengow',
  description: 'Marketplace integrator: marketplaces, orders and shipment trackings',
  domain_url: 'https://www.lengow.com',
  keywords: ['api', 'ecommerce', 'marketplace'],
  maintenance_status: 'active',
  executable: name,
  capabilities: CAPABILITIES,
  select: Object.entries(streamSchemas).flatMap(([id, schema]) => selectionOf(id, schema)),
  settings_group_validation: [requiredBy('v3'), ['api_version', ...requiredBy('v2')]],
  settings: Object.entries(settingsSchema.properties).map(settingOf),
});

/** The columns that the tap selects by default; none of a stream that is opt-in. Without this list, Meltano selects all columns. */
function selectionOf(id: string, schema: StreamSchema): string[] {
  if (!isSelectedByDefault(schema)) return [];
  const optIn = Object.entries(schema.properties).filter(([, column]) => !isSelectedByDefault(column));
  return [`${id}.*`, ...optIn.map(([column]) => `!${id}.${column}`)];
}

const settingOf = ([key, setting]: [string, SettingSchema]): object => ({
  name: key,
  label: setting.title,
  ...kindOf(setting),
  ...(setting.writeOnly && {sensitive: true}),
  ...passedOn(setting),
  description: `${setting.description}${defaultsInWords(setting)}`,
});

/** Meltano would pass a default on as if it had been set, so a default that depends on the API is only described. */
function passedOn({default: value, 'x-default-v2': ofV2}: SettingSchema): object {
  return value === undefined || value === '' || ofV2 !== undefined ? {} : {value};
}

const defaultsInWords = ({default: value, 'x-default-v2': ofV2}: SettingSchema): string =>
  ofV2 === undefined ? '' : ` Default: ${value}, or ${ofV2} with API V2.`;

/**
 * Numeric settings have no `kind`: a `decimal` from the environment crashes Meltano 4.4.1, and the tap also accepts
 * strings.
 */
function kindOf({type, enum: values, 'x-kind': kind}: SettingSchema): object {
  if (values !== undefined) return {kind: 'options', options: values.map((value) => ({label: value, value}))};
  if (type === 'number') return {};
  return {kind: kind ?? type};
}
