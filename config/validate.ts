// Says in words what a check compiled from a JSON Schema found wrong with a value; knows no setting and no stream.

import {type Expectation, expected, found} from '../values/words.ts';

export type Fault = {
  /** A JSON pointer (RFC 6901). */
  readonly pointer: string;
  /** Reads on from 'is'. Never holds what might be a secret. */
  readonly found: string;
  readonly expected: string;
};

/** What of ajv's errors is used here. */
type CheckError = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: {readonly missingProperty?: string};
};

/** As ajv compiles it, with `allErrors`. */
export type Check = {(value: unknown): boolean; errors?: readonly CheckError[] | null};

/** All faults, at most one for each pointer. @param schema what the check was compiled from */
export function faultsOf(check: Check, schema: object, value: unknown): Fault[] {
  const faults = check(value) ? [] : (check.errors ?? []).map((error) => faultOf(error, schema, value));
  return faults.filter(({pointer}, index) => faults.findIndex((fault) => fault.pointer === pointer) === index);
}

function faultOf({keyword, instancePath, schemaPath, params}: CheckError, schema: object, value: unknown): Fault {
  const parent = at(schema, schemaPath.slice(0, schemaPath.lastIndexOf('/'))) as Expectation;
  if (keyword !== 'required')
    return {pointer: instancePath, found: found(at(value, instancePath), parent), expected: expected(parent)};
  const name = String(params.missingProperty);
  const missing = at(parent, `/properties/${name}`) as Expectation | undefined;
  return {pointer: `${instancePath}/${name}`, found: found(undefined), expected: expected(missing ?? {})};
}

/** What a pointer of ajv's points to; names of settings need no escapes. */
const at = (root: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], root);
