// The settings for a run, parsed and complete; knows nothing about files.

import type {Micros} from '../values/instant.ts';
import type {PersonalClass, PersonalMode} from '../values/personal.ts';

export type Config = {
  readonly accessToken: string;
  readonly secret: string;
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
  /** Without a trailing slash. */
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly maxConcurrency: number;
  readonly requestsPerMinute: number;
  readonly requestTimeoutSeconds: number;
  readonly maxAttempts: number;
};
