// Recognizes an answer that only says why there are no orders.

import {AuthError} from '../../errors.ts';
import {FaultyResponse} from '../http/answer.ts';
import type {Head} from './order.ts';

const LONGEST = 200;
const NO_WAY = /^no\s+way\b/i;
const ADDRESS = /^[\da-f.:]{3,45}$/i;

/** @throws AuthError if this machine's address is refused; FaultyResponse for any other error */
export function checkError({error, ip}: Head): void {
  const text = error === null ? '' : textOf(error);
  if (text === '') return;
  if (NO_WAY.test(text)) throw addressRefused(textOf(ip));
  throw new FaultyResponse(`the error "${text.slice(0, LONGEST)}"`);
}

/** The same for a response whose status is an error. Only a refused address can be told from other refusals. */
export function checkAddress(body: string): void {
  const {error, ip} = bareError(body);
  if (error !== undefined && NO_WAY.test(textOf(error))) throw addressRefused(textOf(ip));
}

const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/\s+/g, ' ').trim();

const addressRefused = (ip: string): AuthError =>
  new AuthError(
    `Lengow's API V2 refused this machine's address${ADDRESS.test(ip) ? `, ${ip}` : ''}; ask Lengow to add it to the account's allowed addresses`,
  );

/** The error in a text that contains nothing else: XML without a root, or JSON. */
export function bareError(text: string): Head {
  const inJson = (name: string) => new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(text)?.[1];
  return {error: elementIn(text, 'error') ?? inJson('error'), ip: elementIn(text, 'ip') ?? inJson('ip')};
}

const elementIn = (text: string, name: string): string | undefined =>
  new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}\\s*>`).exec(text)?.[1]?.replace(/<!\[CDATA\[|\]\]>/g, '');

/** Whether the text begins with an error, after which comes no other root. */
export const isBareError = (text: string): boolean => /^\W{0,3}\s*(?:<\?xml[^>]*\?>)?\s*<error[\s>]/.test(text);
