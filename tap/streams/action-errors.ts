// Reads the errors of an action as text, in any form that the API sends, and masks e-mail addresses in it.

import {isObject} from '../../values/json.ts';
import type {Raw} from './stream.ts';
import {filledJson, filledText, INVALID, type Read} from './values.ts';

/** An array is joined; an object is JSON. Null if there is no error. */
export function errorsOf({errors}: Raw): Read {
  if (!Array.isArray(errors)) return errorText(errors);
  const texts = errors.map(errorText).filter((text) => text !== null);
  if (texts.includes(INVALID)) return INVALID;
  return texts.length === 0 ? null : texts.join('; ');
}

const errorText = (value: unknown): Read =>
  isObject(value) || Array.isArray(value) ? filledJson(value) : filledText(value);

// Marketplaces quote addresses in brackets, in quotation marks, and in JSON, whose escapes are words of their own. The
// lengths of quoted names are limited so that the work stays linear.
const WORDS =
  /\\(?:u[\da-f]{4}|.)|"[^"@\\\n]{1,64}"[@＠][^\s<>()[\]",;:\\]+|[^\s<>()[\]",;:\\]+(?:\[[^\]\s]{1,64}\])?/gi;
const EMAIL = /.(?:[@＠]|%40)[^.!?]/;

/** Replaces everything that looks like an e-mail address. */
export const withoutEmails = (text: string): string =>
  /[@＠]|%40/.test(text) ? text.replace(WORDS, (word) => (EMAIL.test(word) ? `[e-mail]${endOf(word)}` : word)) : text;

/** The punctuation mark that ends a sentence. */
const endOf = (word: string): string => (/[.!?]$/.exec(word) ?? [''])[0];
