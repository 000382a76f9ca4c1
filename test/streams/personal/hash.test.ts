// Keyed hashes of personal values. The expected ones are computed here with node:crypto alone.

import {createHmac} from 'node:crypto';
import fc from 'fast-check';
import {Hashes} from '../../../tap/streams/personal/hash.ts';
import {personalClasses} from '../../../values/personal.ts';

const KEY = 'a key of its own, 0123456789 abcdefgh';

const hmac = (text: string, key = KEY) => createHmac('sha256', Buffer.from(key)).update(Buffer.from(text)).digest();

/** @param text the class, a NUL and the value as it should be normalised */
const expected = (text: string, key = KEY): string =>
  `${hmac('fingerprint', key).toString('hex').slice(0, 4)}:${hmac(text, key).toString('base64url')}`;

const hashes = new Hashes(KEY);

describe('a text is normalised:', () => {
  test.each<[string, string, string]>([
    ['a plain one', 'a@b.example', 'a@b.example'],
    ['capitals and surrounding blanks', ' A@B.Example\r\n', 'a@b.example'],
    ['inner blanks', '1  Rue\t\u00A0X', '1 rue x'],
    ['full-width letters', 'ＡＢ１', 'ab1'],
    ['a ligature', 'ﬁn', 'fin'],
    ['a composed and a decomposed accent', 'E\u0301cole', '\u00E9cole'],
    ['a capital I, whatever the locale', 'ISTANBUL', 'istanbul'],
    ['an emoji, which has two UTF-16 units', '😀 A', '😀 a'],
    ['the byte order mark, which is a blank', '\uFEFFx', 'x'],
    ['digits and signs are kept', '+33 (0)6', '+33 (0)6'],
  ])('%s', (_, value, normalised) => {
    expect(hashes.of('address', value)).toBe(expected(`address\0${normalised}`));
  });
});

describe('a phone number is normalised:', () => {
  test.each<[string, string, string]>([
    ['digits alone', '0612345678', '0612345678'],
    ['blanks, dots and dashes', ' 06 12.34-56 78 ', '0612345678'],
    ['a plus sign in front', '+33 6 12 34 56 78', '+33612345678'],
    ['a plus sign in brackets', '(+33) 6', '+336'],
    ['a plus sign behind digits', '06 12 + 3', '06123'],
    ['full-width digits', '＋３３６', '+336'],
    ['words around it', 'tel. 06 ext 9', '069'],
  ])('%s', (_, value, normalised) => {
    expect(hashes.of('contact', value, 'phone')).toBe(expected(`contact\0${normalised}`));
  });

  test.each(['', ' ', '+', 'none', '()-'])('nothing is left of %j', (value) => {
    expect(hashes.of('contact', value, 'phone')).toBeNull();
  });
});

test.each(['', ' ', '\t\r\n', '\u00A0', '\u3000'])('the blank text %j has no hash', (value) => {
  expect(hashes.of('identity', value)).toBeNull();
});

test('a hash has the form <4 hex>:<43 base64url>, whatever the value', () => {
  fc.assert(
    fc.property(fc.constantFrom(...personalClasses), fc.string({unit: 'binary'}), (one, value) => {
      expect(hashes.of(one, value) ?? '0000:'.padEnd(48, 'x')).toMatch(/^[0-9a-f]{4}:[\w-]{43}$/);
    }),
  );
});

test('classes never share a hash, and the kinds of a class do', () => {
  const all = personalClasses.map((one) => hashes.of(one, '0612'));
  expect(new Set(all).size).toBe(personalClasses.length);
  expect(hashes.of('contact', '0612', 'phone')).toBe(hashes.of('contact', '0612'));
});

test('another key makes other hashes, and shows in their first characters', () => {
  const other = `${KEY}!`;
  expect(new Hashes(other).of('link', 'x')).toBe(expected('link\0x', other));
  expect(expected('link\0x', other).slice(0, 5)).not.toBe(expected('link\0x').slice(0, 5));
});

test('a key is used as UTF-8', () => {
  const key = 'clé-à-38-caractères-clé-à-38-caractères';
  expect(new Hashes(key).of('link', 'x')).toBe(expected('link\0x', key));
});

test('a value keeps its hash when it comes again, at once or after thousands of others, and however long it is', () => {
  const own = new Hashes(KEY);
  const values = ['first', 'firs', 'x'.repeat(5000)];
  const check = () => {
    for (const value of values) expect(own.of('parcel', value)).toBe(expected(`parcel\0${value}`));
  };
  check();
  check();
  for (let index = 0; index < 5000; index += 1) own.of('parcel', `v${index}`);
  check();
});
