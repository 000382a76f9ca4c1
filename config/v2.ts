// The rules for the settings of API V2, and for settings that V2 cannot obey.

import type {Finding} from '../values/fault.ts';
import {describe} from '../values/words.ts';
import {addressFault, HTTP_ELSEWHERE} from './address.ts';
import {settingFinding} from './finding.ts';
import type {Settings} from './generated/settings.ts';

export function v2Findings(settings: Partial<Settings>): Finding[] {
  const zones = zoneFindings(settings.v2_time_zone);
  return settings.api_version === 'v2'
    ? [...zones, ...UNSUPPORTED.flatMap((key) => unsupported(key, settings))]
    : zones;
}

const UNSUPPORTED = ['account_id', 'set_currency', 'no_currency_conversion'] as const;

const WITHOUT: Readonly<Record<(typeof UNSUPPORTED)[number], string>> = {
  account_id: 'v2_client_id instead',
  set_currency: 'no such setting, because V2 does not convert amounts',
  no_currency_conversion: 'no such setting, because V2 does not convert amounts',
};

const unsupported = (key: (typeof UNSUPPORTED)[number], settings: Partial<Settings>): Finding[] =>
  settings[key] === undefined || settings[key] === false
    ? []
    : [{pointer: `/${key}`, found: 'is set together with api_version v2', expected: WITHOUT[key]}];

// Always known, so the table of time zones is not loaded to find it.
const UTC = 'UTC';

function zoneFindings(zone: string | undefined): Finding[] {
  const isSound = zone === undefined || zone.trim() === UTC || isZone(zone.trim());
  return isSound ? [] : [settingFinding('v2_time_zone', `is ${describe(zone)}`)];
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', {timeZone});
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with the address, which only API V2 may reach by http. */
export function addressFindings({api_url, api_version, allow_plain_http}: Partial<Settings>): Finding[] {
  const isV2 = api_version === 'v2';
  const fault = api_url === undefined ? undefined : addressFault(api_url, isV2 && allow_plain_http === true);
  if (fault === undefined) return [];
  return [
    isV2 && fault === HTTP_ELSEWHERE
      ? {pointer: '/api_url', found: fault, expected: SECURE}
      : settingFinding('api_url', fault),
  ];
}

const SECURE =
  'an https URL; if API V2 has none, "allow_plain_http": true sends names and addresses of buyers unencrypted';
