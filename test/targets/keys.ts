// A Singer rule that none of the targets here checks: a key must not be nullable in the schema.

type Schema = {
  readonly type: string;
  readonly stream: string;
  readonly key_properties: readonly string[];
  readonly schema: {readonly properties: Readonly<Record<string, {readonly type: string | readonly string[]}>>};
};

/** @param lines messages of a tap. */
export const nullableKeys = (lines: readonly string[]): string[] =>
  lines
    .map((line): Schema => JSON.parse(line))
    .filter(({type}) => type === 'SCHEMA')
    .flatMap(({stream, key_properties: keys, schema: {properties}}) =>
      keys
        .filter((key) => [properties[key]?.type].flat().includes('null'))
        .map((key) => `the run itself finds that the key ${key} of ${stream} may be null according to its schema`),
    );
