// The settings for a run, parsed and complete; knows nothing about files.

import type {ApiVersion} from '../values/api-version.ts';
import type {Micros} from '../values/instant.ts';
import type {PersonalClass, PersonalMode} from '../values/personal.ts';

/** What to read from API V2. */
export type V2 = {
  readonly clientId: number;
  /** Ids of groups, separated by commas; 0 is all. */
  readonly groups: string;
  /** The id of a feed, or `orders` for all. */
  readonly feeds: string;
  readonly state: 'all' | 'new' | 'processing' | 'shipped' | 'cancel';
  readonly format: 'xml' | 'json';
  /** The IANA name of the time zone of the times in orders. */
  readonly timeZone: string;
  readonly daysPerRequest: number;
};

export type Config = {
  readonly apiVersion: ApiVersion;
  /** Undefined with API v3. */
  readonly v2?: V2;
  /** Only API V2 has no keys; `accessToken` and `secret` are empty there. */
  readonly accessToken: string;
  readonly secret: string;
  /** With API V2, the client id. */
  readonly accountId?: number;
  /** Marketplace codes in the user's spelling, without duplicates; undefined means all. */
  readonly marketplaces?: readonly string[];
  readonly startDate?: Micros;
  /** Inclusive. */
  readonly endDate?: Micros;
  readonly lookbackDays: number;
  /** ISO 4217, in upper case. */
  readonly setCurrency?: string;
  readonly noCurrencyConversion: boolean;
  readonly invalidValues: 'fail' | 'null';
  readonly streamPrefix: string;
  readonly activateVersion: boolean;
  /** The mode of each class, defaults filled in. */
  readonly personalData: Readonly<Record<PersonalClass, PersonalMode>>;
  /** The classes whose mode the user has set, by name or by `all`. */
  readonly personalDataSet: ReadonlySet<PersonalClass>;
  /** The key of the `hash` mode. */
  readonly personalDataKey?: string;
  readonly personalDataMaxAgeDays: number;
  /** The path of the list of erased orders. */
  readonly personalDataErased?: string;
  /** Whether `apiUrl` may be an http URL of another machine; only API V2 allows it. */
  readonly allowPlainHttp: boolean;
  /** Ids of feeds, without duplicates. */
  readonly zfsFeeds: readonly number[];
  /** Without a trailing slash. */
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly maxConcurrency: number;
  readonly requestsPerMinute: number;
  readonly requestTimeoutSeconds: number;
  readonly maxAttempts: number;
};
