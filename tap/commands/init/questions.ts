// The settings that init asks for, in this order, and how a line of text is read as an answer.

import {requiredBy, settingsSchema} from '../../../config/schema.ts';

export const KEYS = ['access_token', 'secret'] as const;

/** Asked once the keys have been tried. */
export const CHOICES = ['marketplaces', 'start_date', 'lookback_days'] as const;

export const ASKED = [...KEYS, ...CHOICES] as const;

export type Asked = (typeof ASKED)[number];

/** Values by setting. A setting that is left at its default is missing. */
export type Answers = Readonly<Record<string, unknown>>;

const DETAILS: Readonly<Record<Asked, string>> = {
  access_token: 'from Lengow, Settings > API',
  secret: 'from the same page',
  marketplaces: 'codes, separated by commas',
  start_date: 'how far back to read, by date of last update',
  lookback_days: 'how many recent days every run reads again',
};

export const questionOf = (asked: Asked): string => `${settingsSchema.properties[asked]?.title}: ${DETAILS[asked]}`;

/** The default of a setting, in words. */
export function defaultOf(asked: Asked): string {
  const {default: value, 'x-default': words} = settingsSchema.properties[asked] ?? {};
  return String(words ?? value);
}

/** A blank answer means the default; a key has none. */
export function answerOf(asked: Asked, line: string): Answers {
  const text = line.trim();
  if (text === '' && !requiredBy('v3').includes(asked)) return {};
  return {[asked]: asked === 'marketplaces' ? text.split(',').map((code) => code.trim()) : text};
}
