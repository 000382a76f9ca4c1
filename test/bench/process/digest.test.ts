// Different rows have different digests. Rows that differ only in notation have the same digest.

import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Digest} from './digest.ts';
import {temporaryFolder} from './folder.ts';
import {digestOf} from './output.ts';

describe('the digest', () => {
  const digestOfRows = (...rows: Record<string, unknown>[]): string => {
    const digest = new Digest();
    for (const row of rows) digest.row('order', row);
    return digest.text;
  };
  const [a, b] = [
    {marketplace_order_id: 'a', total_order: 1.5},
    {marketplace_order_id: 'b', updated_at: '2026-01-01T00:00:00Z'},
  ];

  test('is the same for rows in another order, with another column order or another notation for an instant', () => {
    const again = {updated_at: '2026-01-01T00:00:00.000000+00:00', marketplace_order_id: 'b', total_order: null};
    expect(digestOfRows(again, a)).toBe(digestOfRows(a, b));
  });

  test.each([
    ['a missing row', [a]],
    ['a row twice', [a, b, b]],
    ['another value', [{...a, total_order: 1.25}, b]],
    ['a number as a string', [{...a, total_order: '1.5'}, b]],
    ['an instant a microsecond later', [a, {...b, updated_at: '2026-01-01T00:00:00.000001Z'}]],
  ])('detects %s', (_, rows) => {
    expect(digestOfRows(...rows)).not.toBe(digestOfRows(a, b));
  });

  test('distinguishes between different repeated rows', () => {
    const c = {marketplace_order_id: 'c'};
    expect(digestOfRows(a, a, b)).not.toBe(digestOfRows(c, c, b));
  });

  test.each([
    ["Singer's messages", undefined, (row: object) => ({type: 'RECORD', stream: 'order', record: row})],
    [
      "Airbyte's messages",
      undefined,
      (row: object) => ({type: 'RECORD', record: {stream: 'rows', data: {stream: 'order', ...row}}}),
    ],
    ['rows', 'order', (row: object) => row],
  ])('reads a file of %s with any characters', async (_, stream, message) => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'output');
    const rows = [a, {...b, product_title: 'two\u2028lines\u2029or\r three'}];
    writeFileSync(file, rows.map((row) => `${JSON.stringify(message(row))}\n`).join(''));
    expect(await digestOf([{file, ...(stream && {stream})}])).toBe(digestOfRows(...rows));
  });
});
