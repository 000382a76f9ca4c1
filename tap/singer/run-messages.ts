// What a run says, in Singer's messages.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Messages} from '../run/messages.ts';
import {headerOf, schemaLines} from './header.ts';
import {activateVersionLine, recordLines, stateLine} from './messages.ts';

export const singerMessages = (streams: readonly SelectedStream[]): Messages => ({
  begin: (state) => stateLine(state) + schemaLines(streams),
  rowLines: (stream, version) => recordLines(headerOf(stream), version),
  estimate: () => '',
  activateVersion: activateVersionLine,
  state: stateLine,
  end: () => '',
  last: stateLine,
});
