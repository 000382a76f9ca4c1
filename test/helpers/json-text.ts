// Generates arbitrary JSON documents as text, to control how each number is written.

import fc from 'fast-check';

export type JsonText = {
  /** The document without whitespace, as JSON.stringify would write it. */
  readonly compact: string;
  readonly spaced: string;
};

const digits = fc.string({unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 24});

/** Any valid JSON number. */
export const numberToken = fc
  .record({
    sign: fc.constantFrom('', '', '-'),
    whole: fc.oneof(
      fc.constant('0'),
      digits.map((text) => text.replace(/^0+(?=.)/, '')),
    ),
    fraction: fc.option(digits, {nil: undefined}),
    exponent: fc.option(
      fc.record({mark: fc.constantFrom('e', 'E'), sign: fc.constantFrom('', '+', '-'), size: fc.nat(330)}),
      {
        nil: undefined,
        freq: 3,
      },
    ),
  })
  .map(({sign, whole, fraction, exponent}) => {
    const power = exponent === undefined ? '' : `${exponent.mark}${exponent.sign}${exponent.size}`;
    return `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}${power}`;
  });

const space = fc.constantFrom('', '', ' ', '\n', '\t ', '\r\n  ');
const same = (text: string): JsonText => ({compact: text, spaced: text});

const string = fc
  .oneof(fc.string(), fc.constantFrom('[1.50,', ', NaN ,', '\\', '"', '\\"7.0', ': 12345678901234567890'))
  .map((text) => JSON.stringify(text));

const spacedOut = (text: fc.Arbitrary<JsonText>): fc.Arbitrary<JsonText> =>
  fc
    .tuple(space, text, space)
    .map(([before, {compact, spaced}, after]) => ({compact, spaced: `${before}${spaced}${after}`}));

const joined = (open: string, parts: readonly JsonText[], close: string): JsonText => ({
  compact: `${open}${parts.map(({compact}) => compact).join(',')}${close}`,
  spaced: `${open}${parts.map(({spaced}) => spaced).join(',')}${close}`,
});

/** A document that contains the given number tokens at any depth. */
export const jsonText = (token: fc.Arbitrary<string>): fc.Arbitrary<JsonText> =>
  fc.letrec<{value: JsonText}>((tie) => {
    const leaf = fc.oneof(
      {arbitrary: token.map(same), weight: 4},
      string.map(same),
      fc.constantFrom('true', 'false', 'null').map(same),
    );
    const array = fc.array(tie('value'), {maxLength: 4}).map((parts) => joined('[', parts, ']'));
    const member = fc.tuple(space, space, tie('value'));
    // An integer as a member's name would change the order of the members.
    const object = fc
      .uniqueArray(
        fc.tuple(
          fc.string({maxLength: 6}).map((name) => `-${name}`),
          member,
        ),
        {
          maxLength: 4,
          selector: ([name]) => name,
        },
      )
      .map((members) => joined('{', members.map(memberText), '}'));
    return {
      value: spacedOut(fc.oneof({maxDepth: 6, withCrossShrink: true}, {arbitrary: leaf, weight: 2}, array, object)),
    };
  }).value;

function memberText([name, [before, after, {compact, spaced}]]: [string, [string, string, JsonText]]): JsonText {
  const quoted = JSON.stringify(name);
  return {compact: `${quoted}:${compact}`, spaced: `${quoted}${before}:${after}${spaced}`};
}
