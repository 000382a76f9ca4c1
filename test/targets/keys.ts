// Checks a Singer rule that none of these targets checks: a key must not be nullable in the schema.

type Schema = {
  readonly type: string;
  readonly stream: string;
  readonly key_properties: readonly string[];
  readonly schema: {readonly properties: Readonly<Record<string, {readonly type: string | readonly string[]}>>};
};

/** @param lines messages from a tap */
export const nullableKeys = (lines: readonly string[]): string[] =>
  lines
    .map((line): Schema => JSON.parse(line))
    .filter(({type}) => type === 'SCHEMA')
    .flatMap(({stream, key_properties: keys, schema: {properties}}) =>
      keys
        .filter((key) => [properties[key]?.type].flat().includes('null'))
        .map((key) => `the run itself finds that the schema allows null in the key ${key} of ${stream}`),
    );
