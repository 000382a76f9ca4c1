// Parses JSON without changing how numbers are written. Hardly any text contains a number that would change, so the
// text is searched once and JSON.parse does the rest: in Node 20, a reviver cannot access a number's source text.

import {ExactNumber, mark} from './exact-number.ts';
import {JsonStrings} from './json-strings.ts';

/**
 * Like JSON.parse, but in an array or object, a number that would be written differently is an ExactNumber. NaN and
 * Infinity are accepted too.
 */
export function parseExactly(text: string): unknown {
  const marked = withMarks(text);
  return marked === text ? JSON.parse(text) : restored(JSON.parse(marked));
}

// Matches all numbers that JavaScript writes differently, and some others: 16 digits, 12.50, 1e3, 0.0000001, -0. The
// lookahead excludes nearly all times and numbers in strings. The pattern is optimized for speed, because every page is
// searched.
const SUSPECT =
  /[,[: \t\n\r](-?[\dNI](?:[\d.]{15}|[\d.]*[eE]|\d*\.\d*0(?!\d)|\.0{6}|aN|nfinity)[\d.eE+-]*|-0)(?=\s*[,}\]])/g;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NOT_JSON = /^(?:NaN|-?Infinity)$/;

/** Replaces each number whose exact digits must be kept with a marked string. */
function withMarks(text: string): string {
  const strings = new JsonStrings(text);
  let marked = '';
  let end = 0;
  for (const {0: match, 1: token = '', index} of text.matchAll(SUSPECT)) {
    const start = index + match.length - token.length;
    if (!isLost(token) || (!isMember(text, start) && strings.contain(start))) continue;
    marked += `${text.slice(end, start)}"${mark()}${NOT_JSON.test(token) ? '' : token}"`;
    end = start + token.length;
  }
  return end === 0 ? text : marked + text.slice(end);
}

// An unescaped quote after a letter or digit ends a string, so the text after it is outside any string.
const MEMBER = /\w"\s*:\s?$/;
const MEMBER_REACH = 8;

/** Whether a number is certainly the value of an object member; checking this is faster than finding all strings. */
const isMember = (text: string, start: number): boolean =>
  MEMBER.test(text.slice(Math.max(0, start - MEMBER_REACH), start));

const isLost = (token: string): boolean =>
  NUMBER.test(token) ? String(Number(token)) !== token : NOT_JSON.test(token);

/** Puts the numbers back in place of the marked strings. Recursion would overflow the stack. */
function restored(value: unknown): unknown {
  const root = [value];
  const nodes: Record<string, unknown>[] = [root as never];
  for (const node of nodes) {
    for (const key of Object.keys(node)) {
      const child = node[key];
      if (typeof child === 'string' && child.startsWith(mark())) node[key] = numberOf(child.slice(mark().length));
      else if (typeof child === 'object' && child !== null) nodes.push(child as Record<string, unknown>);
    }
  }
  return root[0];
}

const numberOf = (digits: string): ExactNumber => new ExactNumber(digits === '' ? undefined : digits);
