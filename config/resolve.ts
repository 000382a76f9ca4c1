// Turns checked settings into the config that the tap uses.

import {DAY, isDate, type Micros, parseBound} from '../values/instant.ts';
import {baseUrl} from './address.ts';
import type {Config, V2} from './config.ts';
import type {Settings} from './generated/settings.ts';
import {classesSet, modesOf} from './personal.ts';

/** @param userAgent the default for the `user_agent` setting */
export const resolve = (settings: Settings, userAgent: string): Config => ({
  apiVersion: settings.api_version,
  accessToken: settings.access_token?.trim() ?? '',
  secret: settings.secret?.trim() ?? '',
  ...present({
    v2: settings.api_version === 'v2' ? v2Of(settings) : undefined,
    accountId: settings.api_version === 'v2' ? settings.v2_client_id : settings.account_id,
    marketplaces: settings.marketplaces && [...new Set(settings.marketplaces.map((code) => code.trim()))],
    startDate: settings.start_date === undefined ? undefined : parseStartDate(settings.start_date),
    endDate: settings.end_date === undefined ? undefined : parseEndDate(settings.end_date),
    setCurrency: settings.set_currency?.toUpperCase(),
    personalDataKey: settings.personal_data_key?.trim(),
    personalDataErased: settings.personal_data_erased,
  }),
  lookbackDays: settings.lookback_days,
  noCurrencyConversion: settings.no_currency_conversion,
  invalidValues: settings.invalid_values,
  streamPrefix: settings.stream_prefix,
  activateVersion: settings.activate_version,
  personalData: modesOf(settings.personal_data),
  personalDataSet: classesSet(settings.personal_data),
  personalDataMaxAgeDays: settings.personal_data_max_age_days,
  allowPlainHttp: settings.allow_plain_http,
  zfsFeeds: [...new Set(settings.zfs_feeds)],
  apiUrl: baseUrl(settings.api_url),
  userAgent: settings.user_agent ?? userAgent,
  maxConcurrency: settings.max_concurrency,
  requestsPerMinute: settings.requests_per_minute,
  requestTimeoutSeconds: settings.request_timeout_seconds,
  maxAttempts: settings.max_attempts,
});

const v2Of = (settings: Settings): V2 => ({
  // The schema requires it.
  clientId: settings.v2_client_id as number,
  groups: settings.v2_groups.replaceAll(/\s/g, ''),
  feeds: settings.v2_feeds.trim(),
  state: settings.v2_state,
  format: settings.v2_format,
  timeZone: settings.v2_time_zone.trim(),
  daysPerRequest: settings.v2_days_per_request,
});

/**
 * Never before 1970: marketplaces did not exist, and an API that cannot parse an earlier date falls back to its
 * seven-day default. Undefined if the text is neither a date nor a date-time.
 */
function parseStartDate(text: string): Micros | undefined {
  const instant = parseBound(text);
  return instant === undefined ? undefined : Math.max(0, instant);
}

/** A date covers the entire day, to the last microsecond. Undefined if the string is neither a date nor a date-time. */
export function parseEndDate(text: string): Micros | undefined {
  const instant = parseBound(text);
  return instant !== undefined && isDate(text) ? instant + DAY - 1 : instant;
}

type Present<T> = {[K in keyof T]?: Exclude<T[K], undefined>};

const present = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
