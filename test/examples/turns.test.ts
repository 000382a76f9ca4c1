// The check that runs take turns can fail.

import {createShop, type LoggedRequest, openSandbox, type Sandbox} from '../sandbox/index.ts';
import {sideBySide, takesTurns} from './turns.ts';

/** A sandbox that received requests from runs with these letters as tokens, one a second. */
function received(tokens: string): Sandbox {
  const sandbox = openSandbox({shop: createShop({orders: 0})});
  for (const [second, token] of [...tokens].entries())
    if (token !== ' ') sandbox.requests.push({token, time: new Date(second * 1000)} as LoggedRequest);
  return sandbox;
}

test.each([
  ['aabb', true],
  ['aa bbb cc', true],
  ['aba', false],
  ['aabcb', false],
])('runs of an account that send %j take turns: %j', (tokens, expected) => {
  expect(takesTurns(received(tokens))).toBe(expected);
});

test.each([
  ['aa', '  bb', false],
  ['a a', ' b b', true],
  ['a  a', ' bb', true],
])('accounts whose runs send %j and %j are side by side: %j', (one, other, expected) => {
  expect(sideBySide(received(one), received(other))).toBe(expected);
});
