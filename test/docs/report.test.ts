// The example in docs/report.md is a report as its schema describes it.

import {readFileSync} from 'node:fs';
import {Ajv} from 'ajv';

const schema = JSON.parse(readFileSync('docs/report.schema.json', 'utf8'));
const [, example = ''] = /```json\n(.*?)```/s.exec(readFileSync('docs/report.md', 'utf8')) ?? [];
const isReport = new Ajv({allowUnionTypes: true}).compile(schema);

test('the example matches the schema', () => {
  isReport(JSON.parse(example));
  expect(isReport.errors).toBeNull();
});

test('the schema knows every field, so that a new one is described', () => {
  expect(isReport({...JSON.parse(example), something: 1})).toBe(false);
});
