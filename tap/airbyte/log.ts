// Log lines as Airbyte's LOG messages. Metrics are for Singer's tools, so they are left out.

import type {Level} from '../log/levels.ts';
import type {Format} from '../log/lines.ts';
import {logLine} from './messages.ts';

const LEVELS: Readonly<Record<Level, string>> = {
  DEBUG: 'DEBUG',
  INFO: 'INFO',
  WARNING: 'WARN',
  ERROR: 'ERROR',
  CRITICAL: 'FATAL',
};

export const asLog: Format = ({level, message, metric}, clean) =>
  metric === undefined ? logLine(LEVELS[level], clean(message)) : '';
