// Finding the texts that occur more than once.

import {Repeats} from '../../values/repeats.ts';

const found = (texts: readonly string[]): string[] => {
  const repeats = new Repeats();
  for (const text of texts) repeats.add(text);
  const isRepeated = repeats.test();
  return [...new Set(texts)].filter(isRepeated);
};

test.each([
  [[], []],
  [['a', 'b'], []],
  [
    ['a', 'b', 'a', 'c', 'c', 'a'],
    ['a', 'c'],
  ],
  [['', '\n', ''], ['']],
])('in %j', (texts, repeated) => {
  expect(found(texts)).toEqual(repeated);
});

test('among a hundred thousand similar texts, no two are taken for one', () => {
  const texts = Array.from({length: 100_000}, (_, number) => `0${194_502_370_669 + number}\n1e57b2b6-907b-4676`);
  expect(found(texts)).toEqual([]);
  expect(found([...texts, texts[77_777] as string])).toEqual([texts[77_777]]);
});
