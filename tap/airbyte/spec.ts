// The settings as a form of Airbyte's: the schema of the config, in the dialect that the form understands.

import {requiredBy, type SettingSchema, settingsSchema} from '../../config/schema.ts';

// Of no use in Airbyte, or for nobody to change there.
const LEFT_OUT: readonly string[] = ['stream_prefix', 'activate_version', 'user_agent'];

/** API v3 decides what is required: a form cannot ask for other settings with API V2. */
export const connectionSpecification = () => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Lengow',
  type: 'object',
  required: requiredBy('v3'),
  additionalProperties: true,
  properties: Object.fromEntries(
    Object.entries(settingsSchema.properties)
      .filter(([key]) => !LEFT_OUT.includes(key))
      .map(([key, setting], order) => [key, {...formField(setting), order}]),
  ),
});

const formField = ({writeOnly, ...setting}: SettingSchema): object => ({
  ...(plain(setting) as object),
  ...(writeOnly && {airbyte_secret: true}),
});

type Definitions = Readonly<Record<string, object>>;

const {definitions} = settingsSchema as unknown as {readonly definitions: Definitions};

/** Without our own keywords, and with references replaced by what they refer to: the form knows neither. */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain);
  if (typeof schema !== 'object' || schema === null) return schema;
  const {$ref, ...members} = schema as Readonly<Record<string, unknown>>;
  if (typeof $ref === 'string') return plain(definitions[$ref.replace('#/definitions/', '')]);
  return Object.fromEntries(
    Object.entries(members)
      .filter(([key]) => !(key.startsWith('x-') || key === 'secret' || key === 'additionalProperties'))
      .map(([key, value]) => [key, plain(value)]),
  );
}
