// Shell patterns, as Python's fnmatchcase matches them.

import {fnmatch} from '../../values/fnmatch.ts';

test.each<[string, string[], string[]]>([
  ['', [''], ['a']],
  ['order', ['order'], ['orders', 'an_order', 'Order', '']],
  ['order*', ['order', 'order_tracking'], ['an_order']],
  ['*', ['', 'order', 'a\nb'], []],
  ['*_at', ['updated_at', '_at'], ['updated_at_', 'at']],
  ['a*b*c', ['abc', 'aXbYc', 'abbcc', 'abcbc'], ['acb', 'ab', 'bc']],
  ['**a**', ['a', 'bab'], ['b']],
  ['ab*ba', ['abba', 'abXba'], ['aba']],
  ['s?u', ['sku', 's.u'], ['su', 'skku']],
  ['?*', ['a', 'ab'], ['']],
  ['[st]*', ['sku', 'total'], ['kts', '']],
  ['[a-c]', ['a', 'b', 'c'], ['d', '-', 'A']],
  ['[!a-c]', ['d', '-', '!'], ['a', 'b', 'c', '']],
  ['[]a]', [']', 'a'], ['[']],
  ['[!]a]', ['b'], [']', 'a']],
  ['[*?]', ['*', '?'], ['a']],
  ['[^a]', ['^', 'a'], ['b']],
  ['[\\d]', ['\\', 'd'], ['1']],
  ['[z-a]', [], ['a', 'z', '-', '']],
  ['[!z-a]', ['a', 'z'], ['']],
  ['a[', ['a['], ['a']],
  ['[!', ['[!'], ['a']],
  ['[]', ['[]'], ['']],
  ['[!]', ['[!]'], ['a', '!']],
  ['[!!]', ['a'], ['!']],
  ['[]]', [']'], ['[]]']],
  ['a.b+(c)|{d}^$/\\', ['a.b+(c)|{d}^$/\\'], ['aXb+(c)|{d}^$/\\']],
])('%j matches %j but not %j', (pattern, matching, others) => {
  expect(matching.filter((name) => !fnmatch(pattern)(name))).toEqual([]);
  expect(others.filter(fnmatch(pattern))).toEqual([]);
});

test('a pattern with a thousand stars is matched quickly', () => {
  const started = Date.now();
  expect(fnmatch(`${'*a'.repeat(1000)}b`)('a'.repeat(5000))).toBe(false);
  expect(Date.now() - started).toBeLessThan(1000);
});
