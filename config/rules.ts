// The rules for settings that a JSON Schema cannot express; knows nothing about where settings come from.

import type {Finding} from '../values/fault.ts';
import {parseBound} from '../values/instant.ts';
import {describe} from '../values/words.ts';
import {settingFinding} from './finding.ts';
import type {Settings} from './generated/settings.ts';
import {keyFindings} from './personal.ts';
import {parseEndDate} from './resolve.ts';
import {addressFindings, v2Findings} from './v2.ts';

/** Settings that are valid according to the schema; some may be missing. */
type Sound = Partial<Settings>;

export const ruleFindings = (settings: Sound): Finding[] => [
  ...placeholderFindings('access_token', settings.access_token),
  ...placeholderFindings('secret', settings.secret),
  ...placeholderFindings('personal_data_key', settings.personal_data_key),
  ...dateFindings('start_date', settings.start_date),
  ...dateFindings('end_date', settings.end_date),
  ...rangeFindings(settings),
  ...currencyFindings(settings),
  ...keyFindings(settings),
  ...addressFindings(settings),
  ...v2Findings(settings),
];

// Placeholders that documentation uses instead of a key: dots, asterisks, <your token>, ${TOKEN}.
const PLACEHOLDER = /^(?:[.…*_-]+|x{3,}|<.*>|\[.*\]|\$\w+|\$?\{.*\}|your\W.*|your_.*|change.?me)$/i;

const placeholderFindings = (key: keyof Settings, text: string | undefined): Finding[] =>
  text !== undefined && PLACEHOLDER.test(text.trim()) ? [settingFinding(key, 'is a placeholder')] : [];

const dateFindings = (key: keyof Settings, text: string | undefined): Finding[] =>
  text === undefined || parseBound(text) !== undefined ? [] : [settingFinding(key, `is ${describe(text)}`)];

function rangeFindings({start_date, end_date}: Sound): Finding[] {
  const start = start_date === undefined ? undefined : parseBound(start_date);
  const end = end_date === undefined ? undefined : parseEndDate(end_date);
  if (start === undefined || end === undefined || start <= end) return [];
  return [
    {
      pointer: '/end_date',
      found: `is "${end_date}"`,
      expected: `a date no earlier than the start_date, "${start_date}"`,
    },
  ];
}

const currencyFindings = ({set_currency, no_currency_conversion}: Sound): Finding[] =>
  set_currency === undefined || !no_currency_conversion
    ? []
    : [
        {
          pointer: '/set_currency',
          found: 'is set together with no_currency_conversion',
          expected: 'only one of the two',
        },
      ];
