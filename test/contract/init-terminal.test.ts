// `tap-lengow init` on a terminal, as a user sees it. The keys must never be on the screen.

import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {configFor, PROGRAM} from '../helpers/tap.ts';
import {openTerminal, withoutTmux} from '../helpers/tmux.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 60, seed: 'init', marketplaces: ['amazon_fr', 'cdiscount', 'zalando_de']});
const INIT = `'${process.execPath}' '${PROGRAM}' init`;
const END = String.raw`; echo "exit $?"; stty -a | grep -o -e '-\?echo ' | sed 's/^/tty /'`;

type Given = {readonly script?: string; readonly files?: Readonly<Record<string, string>>};

/** A terminal whose entire output so far can be searched for the keys. */
async function terminal(sandbox: Sandbox, {script = INIT, files = {}}: Given = {}) {
  const setUp = `export TAP_LENGOW_API_URL='${sandbox.url}'; `;
  const screen = await openTerminal({columns: 100, rows: 40, script: `${setUp}${script}${END}`, files});
  const {accessToken, secret} = sandbox.options;
  const path = screen.path('config.json');
  return {
    ...screen,
    keys: [accessToken, 'Enter', secret, 'Enter'],
    /** Waits for the end of init, after which the terminal must echo again. */
    ends: async (code: number): Promise<string> => {
      await screen.shows(new RegExp(`^exit ${code}$`));
      await screen.shows(/^tty echo/);
      const raw = await screen.raw('tty echo');
      expect([accessToken, secret].filter((key) => raw.includes(key))).toEqual([]);
      const drafts = readdirSync(screen.path('.')).filter((name) => name.startsWith('.'));
      expect(drafts).toEqual([]);
      return screen.lines().join('\n');
    },
    config: () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
    mode: () => statSync(path).mode & 0o777,
  };
}

/** The number of lines before the estimate. */
const DIALOGUE = 12;

/** The lines that docs/init.md shows before and after the estimate. */
function documented(): string[] {
  const [, shown = ''] = /```\n(◇[\s\S]*?)\n```/.exec(readFileSync('docs/init.md', 'utf8')) ?? [];
  const lines = shown.split('\n');
  return [...lines.slice(0, DIALOGUE), ...lines.slice(-2)];
}

(withoutTmux === '' ? describe : describe.skip)(`on a terminal${withoutTmux}`, () => {
  test('init asks one question after the other, says at once what is wrong, and writes the answers', async () => {
    await using sandbox = await startSandbox({shop});
    using screen = await terminal(sandbox);
    await screen.shows(/Access token: from Lengow, Settings > API/);
    screen.press('Enter');
    await screen.shows(/^ *Expected the access token from Lengow's Settings > API$/);
    screen.press(sandbox.options.accessToken);
    await screen.shows(/^▪{25}_?$/);
    screen.press('Enter', sandbox.options.secret, 'Enter');
    await screen.shows(/^INFO Account 155: marketplaces amazon_fr, cdiscount, zalando_de$/);
    screen.press('Down', 'Down', 'Space', 'Up', 'Space', 'Enter', '2099-01-31', 'Enter');
    await screen.shows(/^ *Expected a date before 20/);
    screen.press(...Array.from({length: 8}, () => 'BSpace'), '26-01-31', 'Enter', 'x', 'Enter');
    await screen.shows(/^ *Expected a number of at least 0, such as 7$/);
    screen.press('BSpace', '3', 'Enter');
    await screen.ends(0);
    const seen = screen.screen().filter((line) => line !== '');
    const end = seen.indexOf('exit 0');
    expect([...seen.slice(0, DIALOGUE), ...seen.slice(end - 2, end)]).toEqual(documented());
    expect(seen[DIALOGUE]).toMatch(/^Account 155, orders updated from 2026-01-31 to /);
    const choices = {marketplaces: ['cdiscount', 'zalando_de'], start_date: '2026-01-31', lookback_days: 3};
    expect(JSON.parse(screen.config() ?? '')).toEqual(configFor(sandbox, choices));
    expect(screen.mode()).toBe(0o600);
  });

  test('input typed ahead, even while the keys are tried, is neither shown nor lost', async () => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'token', kind: 503, retryAfter: 3});
    using screen = await terminal(sandbox);
    await screen.shows(/Access token/);
    screen.press(...screen.keys);
    await screen.shows(/^WARNING .* retrying in /);
    screen.press('Enter', '2026-01-31', 'Enter');
    await screen.shows(/^INFO Account 155/);
    expect((await screen.raw('INFO Account 155')).split('INFO')[0]).not.toContain('2026-01');
    await screen.shows(/Lookback in days/);
    screen.press('Enter');
    await screen.ends(0);
    expect(JSON.parse(screen.config() ?? '')).toEqual(configFor(sandbox, {start_date: '2026-01-31'}));
  });

  test.each([
    ['C-c', 130, 'WARNING Interrupted; config.json was not written'],
    ['Escape', 130, 'WARNING Interrupted; config.json was not written'],
    ['C-d', 2, 'CRITICAL The terminal was closed before all questions were answered'],
  ])('%s in the middle of a key ends init with %i, and nothing is written', async (key, code, message) => {
    await using sandbox = await startSandbox({shop});
    using screen = await terminal(sandbox);
    await screen.shows(/Access token/);
    screen.press(...screen.keys.slice(0, 2));
    await screen.shows(/Secret/);
    screen.press(sandbox.options.secret.slice(0, 9));
    await screen.shows(/^▪{9}_?$/);
    screen.press(key);
    expect(await screen.ends(code)).toContain(`\n${message}\n`);
    expect([screen.config(), sandbox.requests]).toEqual([undefined, []]);
    expect(await screen.raw('tty echo')).not.toContain(sandbox.options.secret.slice(0, 9));
  });

  test('Ctrl-C while the keys are tried ends init, and nothing is written', async () => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'token', kind: 503, retryAfter: 600});
    using screen = await terminal(sandbox);
    await screen.shows(/Access token/);
    screen.press(...screen.keys);
    await screen.shows(/^WARNING .* retrying in /);
    screen.press('C-c');
    expect(await screen.ends(130)).toContain('\nWARNING Interrupted; config.json was not written\n');
    expect(screen.config()).toBeUndefined();
  });

  test('keys that Lengow refuses end init with one message', async () => {
    await using sandbox = await startSandbox({shop});
    using screen = await terminal(sandbox);
    await screen.shows(/Access token/);
    screen.press(...screen.keys.slice(0, 3), 'x', 'Enter');
    const lines = await screen.ends(3);
    expect(lines.match(/^(?:CRITICAL|WARNING|ERROR)/gm)).toEqual(['CRITICAL']);
    expect(lines).toContain('\nCRITICAL Lengow refused access_token and secret with HTTP');
    expect(screen.config()).toBeUndefined();
  });

  test('an existing file is replaced only if the user agrees', async () => {
    await using sandbox = await startSandbox({shop});
    const files = {'config.json': 'old'};
    using screen = await terminal(sandbox, {files});
    await screen.shows(/config\.json already exists\. Replace it\?/);
    screen.press('Enter');
    expect(await screen.ends(2)).toContain('\nCRITICAL config.json: already exists; expected --force to replace it');
    expect(screen.config()).toBe('old');
    using other = await terminal(sandbox, {files});
    await other.shows(/config\.json already exists\. Replace it\?/);
    other.press('y', ...other.keys, 'Enter', 'Enter', 'Enter');
    await other.ends(0);
    expect([JSON.parse(other.config() ?? ''), other.mode()]).toEqual([configFor(sandbox), 0o600]);
  });

  test('a terminal without a size, driven by a program that sends newlines, is enough', async () => {
    await using sandbox = await startSandbox({shop});
    using screen = await terminal(sandbox, {script: `stty cols 0 rows 0; ${INIT}`});
    await screen.shows(/Access token: from Lengow, Settings > API$/);
    // C-j is a newline.
    screen.press(...screen.keys.map((key) => (key === 'Enter' ? 'C-j' : key)), 'C-j', 'C-j', 'C-j');
    await screen.ends(0);
  });

  test('init does not ask where nobody can see it', async () => {
    await using sandbox = await startSandbox({shop});
    using screen = await terminal(sandbox, {script: `${INIT} 2> log; code=$?; cat log; (exit $code)`});
    expect(await screen.ends(2)).toContain('CRITICAL init asks its questions on stderr, which is not a terminal;');
  });
});
