// Implements --test for API V2: does everything a run does, up to the first answer, but writes nothing to stdout.

import type {V2 as V2Settings} from '../../config/config.ts';
import {formatDay} from '../../values/instant.ts';
import {sum} from '../../values/sum.ts';
import {windowsOf} from '../lengow/v2/windows.ts';
import {amount} from '../log/words.ts';
import type {Input, Services} from '../run/context.ts';
import {impatient, progressOf} from './open.ts';
import {type OpenedV2, openV2} from './open-v2.ts';
import {personalText} from './personal-text.ts';

/** @throws TapError for everything that would stop a run before its first row. */
export async function testV2(input: Input, services: Services): Promise<void> {
  const {log} = services;
  const source = await openV2(impatient(input), services, progressOf(input, services));
  log.info(`Client ${source.account.id}: API V2 does not say which marketplaces there are`);
  for (const line of firstLines(source)) log.info(line);
  log.info(personalText(input));
  for (const line of planLines(input, source)) log.info(line);
  log.info('OK');
}

const firstLines = ({first}: OpenedV2): string[] =>
  first === undefined
    ? []
    : [
        `First request: ${amount(first.answer.count)} orders placed from ${formatDay(first.window.from)} to ${formatDay(first.window.to)}`,
      ];

function planLines({config, streams}: Input, {spans}: OpenedV2): string[] {
  const names = streams.map(({name}) => name).join(', ');
  const {daysPerRequest} = config.v2 as V2Settings;
  const requests = sum(spans.map((span) => [...windowsOf(span, daysPerRequest)].length));
  if (requests === 0) return [`${names}: nothing left to read`];
  const days = spans.map(({from, to}) => `from ${formatDay(from)} to ${formatDay(to)}`).join(', ');
  return [`${names}: would read orders placed ${days}, in ${amount(requests)} requests`];
}
