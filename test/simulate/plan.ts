// A run that is about to begin: what it reads, with which config, and how it is stopped.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/config.ts';
import {modesOf} from '../../config/personal.ts';
import type {Reading} from './audit/wanted.ts';
import {columnsOf} from './columns.ts';
import {PERSONAL_KEY} from './personal.ts';
import {isMarketplaceStream} from './streams.ts';
import type {Traits} from './traits.ts';

export type Stop = {readonly kind: 'none' | 'kill' | 'target' | 'signal'; readonly afterSteps: number};
export type Plan = {
  readonly reading: Reading;
  readonly config: Config;
  readonly streams: readonly SelectedStream[];
  readonly stop: Stop;
  /** Whether the tables of the streams are dropped, as by Meltano's full refresh. */
  readonly isRefresh?: boolean;
  /** Whether the run must be refused because of its state. */
  readonly isRefused?: boolean;
};

type Rest = {readonly atOnce: number; readonly stop: Stop; readonly perMinute?: number; readonly maxAttempts?: number};

export const planOf = (reading: Reading, traits: Traits, {atOnce, stop, perMinute, maxAttempts}: Rest): Plan => ({
  reading,
  stop,
  streams: [...reading.parts, ...reading.streams].map((id) => ({
    id,
    name: traits.streamPrefix + id,
    columns: columnsOf(id, reading.policy),
    replicationMethod: isMarketplaceStream(id) || reading.fullTable.includes(id) ? 'FULL_TABLE' : 'INCREMENTAL',
  })),
  config: {
    apiVersion: 'v3',
    allowPlainHttp: false,
    accessToken: 'key',
    secret: 'secret',
    lookbackDays: reading.lookbackDays,
    noCurrencyConversion: false,
    invalidValues: 'fail',
    streamPrefix: traits.streamPrefix,
    activateVersion: false,
    personalData: modesOf(reading.policy.modes),
    personalDataKey: PERSONAL_KEY,
    personalDataSet: new Set(),
    personalDataMaxAgeDays: 183,
    zfsFeeds: [],
    apiUrl: 'https://api.test',
    userAgent: 'tap-lengow',
    maxConcurrency: atOnce,
    requestsPerMinute: perMinute ?? traits.requestsPerMinute,
    requestTimeoutSeconds: 60,
    maxAttempts: maxAttempts ?? traits.maxAttempts,
    ...(reading.scope && {marketplaces: reading.scope}),
    ...(reading.startDate !== undefined && {startDate: reading.startDate}),
    ...(reading.endDate !== undefined && {endDate: reading.endDate}),
  },
});
