// The keys of a stock report's lines: unique whatever the report repeats, and stable for all that it does not.

import fc from 'fast-check';
import {StockKeyFinder} from '../../tap/streams/zfs-stock-keys.ts';

type Line = {readonly ean: string; readonly location_id: string};

function keysOf(lines: readonly Line[]): string[] {
  const found = new StockKeyFinder();
  for (const line of lines) found.add(line);
  const keys = found.keys();
  return lines.map((line) => Object.values(keys.take(line)).join(' '));
}

const at = (...locations: readonly string[]): Line[] => locations.map((location_id) => ({ean: '0', location_id}));

test.each<[string, Line[], string[]]>([
  ['different lines', at('A', 'B'), ['0 A', '0 B']],
  ['repeats', at('A', 'B', 'A', 'A'), ['0 A', '0 B', '0 A#2', '0 A#3']],
  ['a name that looks like a repeat, later', at('A', 'A', 'A#2', 'A'), ['0 A', '0 A#3', '0 A#2', '0 A#4']],
  ['a repeat of such a name', at('A#2', 'A#2', 'A', 'A'), ['0 A#2', '0 A#2#2', '0 A', '0 A#3']],
  ['blanks', at('', ' ', '-'), ['0 -', '0 -#2', '0 -#3']],
  ['the same location of another article', [...at('A'), {ean: '00', location_id: 'A'}], ['0 A', '00 A']],
])('%s', (_, lines, keys) => {
  expect(keysOf(lines)).toEqual(keys);
});

test('are unique, and those of lines that occur once are unchanged', () => {
  const text = fc.constantFrom('', ' ', '-', 'A', 'B', 'A#2', 'A#3', 'A#2#2', '#2', '-#2');
  const line = fc.record({ean: fc.constantFrom('', '0', '00'), location_id: text});
  fc.assert(
    fc.property(fc.array(line, {maxLength: 30}), (lines) => {
      const keys = keysOf(lines);
      expect(new Set(keys).size).toBe(keys.length);
      const plain = lines.map(({ean, location_id}) => `${ean.trim() || '-'} ${location_id.trim() || '-'}`);
      for (const [place, key] of plain.entries())
        if (plain.filter((other) => other === key).length === 1) expect(keys[place]).toBe(key);
    }),
  );
});
