// Holds a value against a JSON Schema and says every fault in words; knows no setting and no stream.
// Whoever only discovers should not import this file: loading ajv and compiling costs more than all the rest.

import {Ajv, type ErrorObject} from 'ajv';
import {type Expectation, expected, found} from './found.ts';

export type Fault = {
  /** A JSON pointer (RFC 6901). */
  readonly pointer: string;
  /** Reads on from 'is'. Never holds what might be a secret. */
  readonly found: string;
  readonly expected: string;
};

/** All faults, at most one for each pointer. */
export function validate(schema: object, value: unknown): Fault[] {
  const ajv = new Ajv({allErrors: true, verbose: true, validateFormats: false});
  ajv.addVocabulary(['secret', 'x-default', 'x-expected', 'x-kind']);
  const check = ajv.compile(schema);
  const faults = check(value) ? [] : (check.errors ?? []).map(faultOf);
  return faults.filter(({pointer}, index) => faults.findIndex((fault) => fault.pointer === pointer) === index);
}

function faultOf(error: ErrorObject): Fault {
  const schema = (error.parentSchema ?? {}) as Expectation & {properties?: Readonly<Record<string, Expectation>>};
  if (error.keyword !== 'required')
    return {pointer: error.instancePath, found: found(error.data, schema), expected: expected(schema)};
  const name = String(error.params.missingProperty);
  return {
    pointer: `${error.instancePath}/${name}`,
    found: found(undefined),
    expected: expected(schema.properties?.[name] ?? {}),
  };
}
