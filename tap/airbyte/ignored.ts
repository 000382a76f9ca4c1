// The settings that mean something only in Singer's messages.

import type {ReadConfig} from '../../config/read.ts';

/** The config without what Airbyte does in its own way, with a warning if it was set. */
export function withoutIgnored(config: ReadConfig): ReadConfig {
  const {value, warnings, streamPrefix} = config;
  const set = [
    ...(streamPrefix === '' ? [] : ['stream_prefix']),
    ...(value?.activateVersion ? ['activate_version'] : []),
  ];
  return {
    ...config,
    streamPrefix: '',
    value: value && {...value, streamPrefix: '', activateVersion: false},
    warnings: set.length === 0 ? warnings : [...warnings, ignoredText(set)],
  };
}

const ignoredText = (set: readonly string[]): string =>
  `${set.join(' and ')} ${set.length > 1 ? 'have' : 'has'} no effect in Airbyte: the connection sets the prefix of its streams and how tables are replaced`;
