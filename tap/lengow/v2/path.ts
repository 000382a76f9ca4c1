// The path of a request for the orders of a window of days.

import {formatDay} from '../../../values/instant.ts';
import type {DayWindow} from './windows.ts';

/** What is asked for, besides the days. */
export type Asked = {
  readonly clientId: number;
  /** Ids, separated by commas. */
  readonly groups: string;
  readonly feeds: string;
  readonly state: string;
  readonly format: 'xml' | 'json';
};

/** All requests count as requests for one thing, though each has a path of its own. */
export const COMMANDS_ROUTE = '/V2/commands';

// V2 calls the structure that V1 had `oldxml`.
const FORMATS = {xml: 'newxml', json: 'json'} as const;

export function commandsPath({from, to}: DayWindow, {clientId, groups, feeds, state, format}: Asked): string {
  const ids = [groups, feeds].map((list) => list.split(',').map(encodeURIComponent).join(','));
  return `/${['V2', formatDay(from), formatDay(to), clientId, ...ids, 'commands', state, FORMATS[format]].join('/')}/`;
}
