// Compiles the settings validator from the JSON Schema, so that runs do not have to; writes no files.

import {Ajv} from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import {settingsSchema} from '../../config/schema.ts';

const BANNER =
  '// @ts-nocheck\n// Generated from config/schema.json by `npm run generate`. Edit the schema, not this file.\n';

/** The validator finds all errors. It ignores formats, which the tap's own rules check. */
export function compiler(): Ajv {
  const ajv = new Ajv({allErrors: true, validateFormats: false, code: {source: true, esm: true, lines: true}});
  return ajv.addVocabulary(['secret', 'x-default', 'x-default-v2', 'x-expected', 'x-kind']);
}

// Every run loads the module, so it does without what only people read.
const ANNOTATIONS = ['title', 'description', 'examples', 'x-default', 'x-expected'];

/** The source of a TypeScript module that exports `validate`. */
export function settingsCheck(): string {
  const bare = JSON.stringify(settingsSchema, (name, value) => (ANNOTATIONS.includes(name) ? undefined : value));
  const ajv = compiler().addSchema(JSON.parse(bare), 'settings');
  return `${BANNER}${standalone.default(ajv, {validate: 'settings'})}\n`;
}
