// What a scheduler pays on each run that has nothing to do, against a Node that does nothing.

import {mkdtempSync} from 'node:fs';
import {join} from 'node:path';
import type {Place} from '../peers/place.ts';
import {discover, tapLengow} from '../peers/tap-lengow.ts';
import {temporaryFolder} from '../process/folder.ts';
import {rounds as inTurn} from '../process/rounds.ts';
import {type Command, type Timed, time} from '../process/time.ts';
import {milliseconds, ratio, rounded} from '../report/numbers.ts';
import type {Section} from '../report/section.ts';
import {ratios, spread} from '../report/statistics.ts';
import {type CaseInput, placeIn} from './case.ts';
import {lastState} from './last-state.ts';

// They are short, so they can be many.
const TIMES = 4;
const NOTHING = 'node -e 0';
// A certificate of one's own costs bare Node something, too.
const NOTHING_TRUSTING = 'node -e 0, NODE_EXTRA_CA_CERTS set';
const HTTPS = 'resumed, nothing new, HTTPS';

export async function startUp(input: CaseInput): Promise<Section> {
  using folder = temporaryFolder();
  const place = (): Place => placeIn(input, mkdtempSync(join(folder.path, 'run-')));
  const state = await lastState(place());
  const resumed = {state, config: {end_date: undefined}, isLimited: true};
  const overHttps = tapLengow(place(), resumed);
  const nothing = [process.execPath, '-e', '0'];
  const commands: readonly [string, Command][] = [
    [NOTHING, {argv: nothing}],
    ['--discover', discover()],
    ['resumed, nothing new, HTTP', tapLengow({...place(), url: input.server.http}, resumed)],
    [NOTHING_TRUSTING, {argv: nothing, ...(overHttps.env && {env: overHttps.env})}],
    [HTTPS, overHttps],
  ];
  const things = new Map(commands.map(([name, command]) => [name, () => time(command)]));
  const runs = await inTurn(TIMES * input.rounds, things, (name, _, {code, stderr}) => {
    if (code !== 0) throw new Error(`${name} ended with ${code}:\n${stderr}`);
  });
  return sectionOf(runs, TIMES * input.rounds);
}

function sectionOf(runs: ReadonlyMap<string, readonly Timed[]>, count: number): Section {
  const of = (name: string, what: 'wallMs' | 'cpuMs') => (runs.get(name) ?? []).map((one) => one[what]);
  const against = (name: string, what: 'wallMs' | 'cpuMs') =>
    ratios(of(name, what), of(name === HTTPS || name === NOTHING_TRUSTING ? NOTHING_TRUSTING : NOTHING, what));
  const rows = [...runs.keys()].map((name) => [
    name,
    milliseconds(spread(of(name, 'wallMs')).median),
    ratio(against(name, 'wallMs')),
    milliseconds(spread(of(name, 'cpuMs')).median),
    ratio(against(name, 'cpuMs')),
  ]);
  return {
    title: 'Start-up',
    text: `Medians of ${count} rounds in turn. A resumed run logs in, reads the marketplaces and asks once for orders.`,
    table: [['', 'wall', `against \`${NOTHING}\` of that environment`, 'CPU', 'against it'], ...rows],
    figures: Object.fromEntries(
      [...runs.keys()]
        .filter((name) => !name.startsWith(NOTHING))
        .flatMap((name) => [
          [`${name} / ${NOTHING}, wall`, rounded(against(name, 'wallMs').median)],
          [`${name} / ${NOTHING}, CPU`, rounded(against(name, 'cpuMs').median)],
        ]),
    ),
  };
}
