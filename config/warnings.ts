// Warns about settings that are valid, but risky or without effect.

import {isExposed} from './address.ts';
import type {Settings} from './generated/settings.ts';
import {settingsSchema} from './schema.ts';

/** @param whereOf the file or environment variable that a setting comes from */
export const settingWarnings = (settings: Settings, whereOf: (key: string) => string): string[] =>
  [
    ...lookbackWarnings(settings),
    ...(settings.api_version === 'v2' ? v2Warnings(settings) : unusedWarnings(settings)),
  ].map(([key, words]) => `${whereOf(key)}: /${key} ${words}`);

type Warning = readonly [key: keyof Settings, words: string];

/** Two hours, in days: the overlap that Lengow's own plugins use. */
const LEAST_LOOKBACK = 2 / 24;

const lookbackWarnings = ({lookback_days}: Settings): Warning[] =>
  lookback_days >= LEAST_LOOKBACK
    ? []
    : [
        [
          'lookback_days',
          "is under two hours, the overlap that Lengow's own plugins use; orders that appear late in the API may be missed",
        ],
      ];

function* v2Warnings({v2_state, api_url, activate_version}: Settings): Generator<Warning> {
  if (v2_state !== 'all')
    yield [
      'v2_state',
      `is "${v2_state}": an order that leaves this status is never seen to change; "all" reads every order`,
    ];
  if (activate_version)
    yield [
      'activate_version',
      'has no effect with API V2, where a run sees only the marketplaces of the orders it reads',
    ];
  if (isExposed(api_url))
    yield [
      'api_url',
      'is an http URL: the names and addresses of buyers travel unencrypted; use https if API V2 offers it',
    ];
}

const ONLY_V2 = [
  'v2_client_id',
  'v2_groups',
  'v2_feeds',
  'v2_state',
  'v2_format',
  'v2_time_zone',
  'v2_days_per_request',
  'allow_plain_http',
] as const;

/** Meltano passes the defaults of all settings. */
const unusedWarnings = (settings: Settings): Warning[] =>
  ONLY_V2.filter((key) => settings[key] !== settingsSchema.properties[key]?.default).map((key) => [
    key,
    'has no effect with API v3; to read API V2, set api_version to "v2"',
  ]);
