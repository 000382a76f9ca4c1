// Turns errors from a validator compiled from a JSON Schema into findings; knows nothing about particular settings.

import {distinctBy} from '../values/distinct.ts';
import type {Finding} from '../values/fault.ts';
import {describe, type Expectation, expectation, HIDDEN, isShown} from '../values/words.ts';

/** The fields of ajv's errors that are used here. */
type CheckError = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: {readonly missingProperty?: string; readonly additionalProperty?: string};
};

/** A validator compiled by ajv, with `allErrors`. */
export type Check = {(value: unknown): boolean; errors?: readonly CheckError[] | null};

/** All findings, at most one per pointer. @param schema the schema that the validator was compiled from */
export function findingsOf(check: Check, schema: object, value: unknown): Finding[] {
  // A failed `if` only repeats that one of its branches failed.
  const errors = check(value) ? [] : (check.errors ?? []).filter(({keyword}) => keyword !== 'if');
  const findings = errors.map((error) => findingOf(error, schema, value));
  return distinctBy(findings, ({pointer}) => pointer);
}

function findingOf({keyword, instancePath, schemaPath, params}: CheckError, schema: object, value: unknown): Finding {
  const parent = at(schema, schemaPath.slice(0, schemaPath.lastIndexOf('/'))) as Expectation;
  const {missingProperty, additionalProperty} = params;
  if (additionalProperty !== undefined) return unknownKey(instancePath, additionalProperty, parent);
  if (keyword !== 'required') {
    const found = `is ${describe(at(value, instancePath), parent)}`;
    return {pointer: instancePath, found, expected: expectation(parent)};
  }
  const name = String(missingProperty);
  const missing = (at(parent, `/properties/${name}`) ?? at(schema, `/properties/${name}`)) as Expectation | undefined;
  return {pointer: `${instancePath}/${name}`, found: MISSING, expected: expectation(missing ?? {})};
}

const unknownKey = (path: string, key: string, {properties}: Expectation): Finding => ({
  pointer: `${path}/${isShown(key) ? key : HIDDEN}`,
  found: 'is unknown',
  expected: expectation({enum: Object.keys(properties ?? {})}),
});

export const MISSING = 'is missing';

/** The value at a JSON pointer from ajv. Setting names contain no characters that need escaping. */
const at = (root: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], root);
