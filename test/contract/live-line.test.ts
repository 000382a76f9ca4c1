// Shows the live line as users see it, on terminals of three widths, while a target prints to the same terminal.

import {configFor, type Json, PROGRAM} from '../helpers/tap.ts';
import {openTerminal, withoutTmux} from '../helpers/tmux.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 1500, seed: 'live'});
const ROWS = 10;
const TAP = `'${process.execPath}' '${PROGRAM}' --config config.json`;
const waitFor = (file: string) => `while [ ! -e ${file} ]; do sleep 0.02; done`;
/** A shell script that prints 30 lines once the `print` file exists. */
const PRINT = `${waitFor('print')}; n=0; while [ $n -lt 30 ]; do n=$((n+1)); echo "target: line $n" >&2; done`;

type Given = {readonly columns?: number; readonly script: string; readonly config?: Json};

const terminal = (sandbox: Sandbox, {columns = 80, script, config = {}}: Given) =>
  openTerminal({columns, rows: ROWS, script, files: {'config.json': JSON.stringify(configFor(sandbox, config))}});

const numbered = (word: string, from: number, to: number) =>
  Array.from({length: to - from + 1}, (_, index) => `${word}${from + index}`);

/** Masks times and rates, which differ from run to run. */
const masked = (line: string) =>
  line
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')
    .replace(/\d+ per second, \d+ (?:s|min) left/, '<rate> per second, <time> left');

/** Delays all but the first two order responses until the returned function is called. */
function hold(sandbox: Sandbox): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  sandbox.beforeRequest(() => (sandbox.requestsOf('orders').length > 2 ? released : undefined));
  return release;
}

(withoutTmux === '' ? describe : describe.skip)(`on a terminal${withoutTmux}`, () => {
  test.each([
    [40, '100 orders, waiting for Lengow'],
    [80, '100 of about 1,500 orders, <rate> per second, <time> left, waiting for Lengow'],
    [200, '100 of about 1,500 orders, <rate> per second, <time> left, waiting for Lengow'],
  ])('with %i columns, the live line stays in its row until the run ends', async (columns, live) => {
    await using sandbox = await startSandbox({shop});
    const release = hold(sandbox);
    const script = `${TAP} | ((${PRINT}) & cat >/dev/null); echo 'the end'; ${waitFor('more')}; seq 1 20`;
    using screen = await terminal(sandbox, {columns, script});
    const reading = 'INFO Reading orders updated from <instant> to <instant>';
    const seen = () => screen.lines().map(masked);
    await screen.shows(/^100 .*waiting for Lengow$/);
    expect(seen()).toEqual([reading, live]);
    screen.touch('print');
    await screen.shows(/^target: line 30$/);
    expect(seen()).toEqual([reading, ...numbered('target: line ', 1, 30), live]);
    expect(screen.screen().map(masked)).toEqual([...numbered('target: line ', 23, 30), '', live]);
    release();
    await screen.shows(/^the end$/);
    expect(seen()).toEqual([
      reading,
      ...numbered('target: line ', 1, 30),
      expect.stringMatching(/^INFO Wrote \d marketplace, [\d,]+ order, .* from 1,500 orders in \d+ requests, \S+ s$/),
      'the end',
    ]);
    screen.touch('more');
    await screen.shows(/^20$/);
    expect(screen.screen()).toEqual([...numbered('', 12, 20), '']);
  });

  test('when the terminal is resized, the live line moves to the new last row', async () => {
    await using sandbox = await startSandbox({shop});
    hold(sandbox);
    using screen = await terminal(sandbox, {script: `seq 1 20; ${TAP} | ((${PRINT}) & cat >/dev/null)`});
    await screen.shows(/^100 of .*waiting for Lengow$/);
    screen.resize(40, ROWS);
    await screen.shows(/^100 orders, waiting for Lengow$/);
    screen.touch('print');
    await screen.shows(/^target: line 30$/);
    expect(screen.screen()).toEqual([...numbered('target: line ', 23, 30), '', '100 orders, waiting for Lengow']);
    screen.resize(80, ROWS + 3);
    await screen.shows(/^100 of .*waiting for Lengow$/);
    expect(screen.lines().filter((line) => line.includes('waiting'))).toHaveLength(1);
    expect(screen.screen().at(-1)).toMatch(/^100 of .*waiting for Lengow$/);
  });

  const counted = String.raw`^[\d,]+ of about 1,500 orders, [\d,]+ per second, `;

  test('the live line shows that the run is waiting for a target that does not read its input', async () => {
    await using sandbox = await startSandbox({shop});
    using screen = await terminal(sandbox, {script: `${TAP} | (${waitFor('read')}; cat >/dev/null); echo 'the end'`});
    await screen.shows(new RegExp(`${counted}(?:\\d+ (?:s|min) left, )?waiting for the target$`));
    screen.touch('read');
    await screen.shows(/^the end$/);
    expect(screen.lines().join('\n')).not.toContain('waiting');
  });

  test('the live line shows that the request budget is used up, and includes the wait in the time left', async () => {
    await using sandbox = await startSandbox({shop});
    const config = {requests_per_minute: 6};
    using screen = await terminal(sandbox, {script: `${TAP} | cat >/dev/null`, config, columns: 100});
    await screen.shows(/ left, waiting for the request budget$/);
    // If the wait for the request budget were not included, the time left would be only a few seconds.
    expect(screen.screen().at(-1)).toMatch(new RegExp(`${counted}[2-9] min left, waiting for the request budget$`));
  });

  test('a pause between two attempts is shown as waiting for Lengow', async () => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'orders', kind: 503, nth: 1, retryAfter: 600});
    using screen = await terminal(sandbox, {script: `${TAP} | cat >/dev/null`});
    await screen.shows(/^WARNING .*HTTP 503.*; retrying in 1[01] min$/);
    await screen.shows(/^0 orders, 0 per second, waiting for Lengow$/);
  });

  test('SIGINT removes the live line and restores normal scrolling', async () => {
    await using sandbox = await startSandbox({shop});
    hold(sandbox);
    // If the target ended on the same signal, the tap might notice the closed pipe first.
    const target = `(trap '' INT; cat >/dev/null)`;
    const script = `trap : INT; (trap - INT; ${TAP}; echo "exit $?" >&2) | ${target}; ${waitFor('more')}; seq 1 20`;
    using screen = await terminal(sandbox, {script});
    await screen.shows('waiting for Lengow');
    screen.press('C-c');
    await screen.shows(/^WARNING Interrupted by SIGINT/);
    expect(screen.lines().join('\n')).not.toContain('waiting');
    screen.touch('more');
    await screen.shows(/^20$/);
    expect(screen.screen()).toEqual([...numbered('', 12, 20), '']);
  });

  test.each([
    ['stdout is also the terminal', TAP],
    ['CI=true', `CI=true ${TAP} | cat >/dev/null`],
    ['TERM=dumb', `TERM=dumb ${TAP} | cat >/dev/null`],
  ])('there is no live line when %s', async (_when, command) => {
    await using sandbox = await startSandbox({shop: createShop({orders: 3, seed: 'few'}), latencyMs: 300});
    using screen = await terminal(sandbox, {columns: 200, script: `${command}; echo 'the end'`});
    await screen.shows(/^the end$/);
    const raw = await screen.raw('the end');
    expect(raw).toMatch(/^INFO Wrote .* from 3 orders/m);
    expect(raw).not.toMatch(/waiting for|\r(?!\n)/);
    expect(raw).not.toContain('\x1b');
  });

  test('NO_COLOR makes no difference, because the live line is never colored', async () => {
    await using sandbox = await startSandbox({shop});
    hold(sandbox);
    using screen = await terminal(sandbox, {script: `NO_COLOR=1 ${TAP} | cat >/dev/null`});
    await screen.shows('waiting for Lengow');
    expect(await screen.raw('waiting for Lengow')).not.toMatch(/\[[\d;]*m/);
  });
});
