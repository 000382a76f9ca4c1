// What a JSON Schema cannot say of the settings; knows nothing of where they come from.

import {parseInstant} from '../values/instant.ts';
import {expected, found} from '../values/words.ts';
import {addressFault} from './address.ts';
import type {Settings} from './generated/settings.ts';
import {upperEnd} from './resolve.ts';
import {settingsSchema} from './schema.ts';
import type {Fault} from './validate.ts';

/** Settings that are each as the schema wants them, though some may be missing. */
type Sound = Partial<Settings>;

export const ruleFaults = (settings: Sound): Fault[] => [
  ...dateFaults('start_date', settings.start_date),
  ...dateFaults('end_date', settings.end_date),
  ...orderFaults(settings),
  ...currencyFaults(settings),
  ...addressFaults(settings),
];

const dateFaults = (key: keyof Settings, text: string | undefined): Fault[] =>
  text === undefined || parseInstant(text) !== undefined ? [] : [fault(key, found(text))];

function orderFaults({start_date, end_date}: Sound): Fault[] {
  const start = start_date === undefined ? undefined : parseInstant(start_date);
  const end = end_date === undefined ? undefined : upperEnd(end_date);
  if (start === undefined || end === undefined || start <= end) return [];
  const pair = `"${end_date}", before the start_date "${start_date}"`;
  return [{pointer: '/end_date', found: pair, expected: 'one that is not before it'}];
}

const currencyFaults = ({set_currency, no_currency_conversion}: Sound): Fault[] =>
  set_currency === undefined || !no_currency_conversion
    ? []
    : [{pointer: '/set_currency', found: 'set beside no_currency_conversion', expected: 'only one of the two'}];

function addressFaults({api_url}: Sound): Fault[] {
  const wrong = api_url === undefined ? undefined : addressFault(api_url);
  return wrong === undefined ? [] : [fault('api_url', wrong)];
}

const fault = (key: keyof Settings, what: string): Fault => ({
  pointer: `/${key}`,
  found: what,
  expected: expected(settingsSchema.properties[key] ?? {}),
});
