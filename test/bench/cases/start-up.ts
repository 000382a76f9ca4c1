// The cost of a run that has nothing to do, compared with a Node process that does nothing.

import {mkdtempSync} from 'node:fs';
import {join} from 'node:path';
import type {Place} from '../peers/place.ts';
import {discover, tapLengow} from '../peers/tap-lengow.ts';
import {temporaryFolder} from '../process/folder.ts';
import {rounds as inTurn} from '../process/rounds.ts';
import {type Command, time} from '../process/time.ts';
import type {Section} from '../report/section.ts';
import {HTTPS, NOTHING, NOTHING_TRUSTING, startUpSection} from '../report/start-up-section.ts';
import {type CaseInput, placeIn} from './case.ts';
import {lastState} from './last-state.ts';

// The runs are short, so there is time for many of them.
const TIMES = 4;

export async function startUp(input: CaseInput): Promise<Section> {
  using folder = temporaryFolder();
  const place = (): Place => placeIn(input, mkdtempSync(join(folder.path, 'run-')));
  const {state, startDate} = await lastState(place());
  const resumed = {state, config: {start_date: startDate, end_date: undefined}, isLimited: true};
  const overHttps = tapLengow(place(), resumed);
  const nothing = [input.node.path, '-e', '0'];
  const commands: readonly [string, Command][] = [
    [NOTHING, {argv: nothing}],
    ['--discover', discover(place())],
    ['resumed, nothing new, HTTP', tapLengow({...place(), url: input.server.http}, resumed)],
    [NOTHING_TRUSTING, {argv: nothing, ...(overHttps.env && {env: overHttps.env})}],
    [HTTPS, overHttps],
  ];
  const timed = new Map(commands.map(([name, command]) => [name, () => time(command)]));
  const runs = await inTurn(TIMES * input.rounds, timed, (name, _, {code, stderr}) => {
    if (code !== 0) throw new Error(`${name} exited with ${code}:\n${stderr}`);
  });
  return startUpSection(runs, TIMES * input.rounds);
}
