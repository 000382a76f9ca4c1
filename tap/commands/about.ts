// Implements --about: the tap describes itself, using the keys and layout of the Meltano SDK.

import {streamSchemas} from '../../catalog/streams.ts';
import {defaultText, requiredBy, type SettingSchema, settingsSchema, VARIABLE_PREFIX} from '../../config/schema.ts';
import {description, name, nodeVersions, version} from '../package.ts';

export type AboutFormat = 'text' | 'json' | 'markdown';

/** Spelled and sorted as in the Meltano SDK. */
export const CAPABILITIES = [
  'catalog',
  'state',
  'discover',
  'activate-version',
  'about',
  'test',
  'properties',
  'structured-logging',
];

export const about = (format: AboutFormat): string => ({text, json, markdown})[format]();

const text = (): string =>
  [
    `Name: ${name}`,
    `Description: ${description}`,
    `Version: ${version}`,
    'SDK Version: none',
    'Supported Node Versions:',
    `  - ${nodeVersions}`,
    `Node: ${process.versions.node}, ${process.execPath}`,
    'Capabilities:',
    ...CAPABILITIES.map((capability) => `  - ${capability}`),
    'Settings:',
    ...Object.entries(settingsSchema.properties).flatMap(([key, {type}]) => [
      `  - Name: ${key}`,
      `    Type: ${type}`,
      `    Environment Variable: ${VARIABLE_PREFIX}${key.toUpperCase()}`,
    ]),
    'Streams:',
    ...streams().map((stream) => `  - ${stream.name}`),
  ].join('\n');

/**
 * The SDK's keys in the SDK's order, followed by our own. The SDK and Python versions are empty: this is not a Python
 * tap.
 */
const json = (): string =>
  JSON.stringify(
    {
      name,
      description,
      version,
      sdk_version: null,
      supported_python_versions: [],
      capabilities: CAPABILITIES,
      settings: settingsSchema,
      supported_node_versions: nodeVersions,
      streams: streams(),
    },
    null,
    2,
  );

const markdown = (): string =>
  [
    `# \`${name}\``,
    description,
    `## Capabilities\n\n${list(CAPABILITIES.map((capability) => `\`${capability}\``))}`,
    `## Supported Node Versions\n\n${list([nodeVersions])}`,
    `## Settings\n\n${settingsTable()}`,
    `## Streams\n\n${list(streams().map((stream) => `\`${stream.name}\`: ${stream.description}`))}`,
    `A full list of supported settings and capabilities is available by running: \`${name} --about\``,
  ].join('\n\n');

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const settingsTable = (): string =>
  [
    '| Setting | Required | Default | Description |',
    '|:--------|:--------:|:-------:|:------------|',
    ...Object.entries(settingsSchema.properties).map(settingRow),
  ].join('\n');

const settingRow = ([key, setting]: [string, SettingSchema]): string =>
  `| ${key} | ${requiredBy('v3').includes(key) ? 'True' : 'False'} | ${defaultsText(setting)} | ${setting.description} |`;

const defaultsText = (setting: SettingSchema): string =>
  [defaultText(setting) ?? 'None', setting['x-default-v2'] ?? []].flat().join('; with API V2 ');

const streams = () =>
  Object.entries(streamSchemas).map(([id, schema]) => ({
    name: id,
    description: schema.description,
    key_properties: schema['x-key-properties'],
    replication_method: schema['x-replication-method'],
    replication_key: schema['x-replication-key'] ?? null,
  }));
