// Mistakes that a tap could make, applied to its output before it reaches the target. Each mistake must fail the run.

type Json = Record<string, unknown>;
/** Replaces a line with any number of lines. Filters are stateful, so each run needs a new filter. */
export type Filter = (line: string) => readonly string[];

export const BREAKS: Readonly<Record<string, () => Filter>> = {
  'no-first-state': () => {
    let lines = 0;
    return (line) => (lines++ === 0 && line.includes('"STATE"') ? [] : [line]);
  },
  'number-as-text': () => inRecords((record) => ({...record, ...texts(record, 'total_order')})),
  'nullable-key': () => changed(nullableKeys),
  'null-key': () => (line) => changed(nullableKeys)(line).flatMap(inRecords(withoutTracking)),
  'late-schema': () => {
    const held = new Map<string, string>();
    return (line) => {
      const {type, stream} = JSON.parse(line);
      if (type === 'SCHEMA') held.set(stream, line);
      const late = type === 'RECORD' ? held.get(stream) : undefined;
      if (late) held.delete(stream);
      return type === 'SCHEMA' ? [] : [line, ...(late ? [late] : [])];
    };
  },
};

const changed =
  (change: (message: Json) => Json): Filter =>
  (line) => [JSON.stringify(change(JSON.parse(line)))];

const inRecords = (change: (record: Json) => Json): Filter =>
  changed((message) => (message.type === 'RECORD' ? {...message, record: change(message.record as Json)} : message));

const texts = (record: Json, column: string): Json =>
  typeof record[column] === 'number' ? {[column]: String(record[column])} : {};

function nullableKeys(message: Json): Json {
  if (message.type !== 'SCHEMA') return message;
  const {properties} = message.schema as {properties: Record<string, Json>};
  const keys = (message.key_properties as string[]).map((key) => {
    const property = properties[key] as Json;
    return [key, {...property, type: ['null', ...[property.type].flat()]}];
  });
  return {...message, schema: {type: 'object', properties: {...properties, ...Object.fromEntries(keys)}}};
}

const withoutTracking = (record: Json): Json =>
  record.tracking_number === 'untracked' ? {...record, tracking_number: null} : record;
