// Runs a shell command in a tmux terminal of a given size and captures what a user sees.

import {execFileSync, spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {until} from './launch.ts';
import {atEnd} from './program.ts';
import {temporaryFolder} from './temporary-folder.ts';

/** A test name suffix for skipped tests if tmux is not installed, and otherwise empty. */
export const withoutTmux = spawnSync('tmux', ['-V']).status === 0 ? '' : ' (skipped: tmux is not installed)';

type Options = {
  readonly columns: number;
  readonly rows: number;
  /** The shell script to run in the terminal's folder once the terminal is ready. */
  readonly script: string;
  readonly files?: Readonly<Record<string, string>>;
};

export async function openTerminal({columns, rows, script, files = {}}: Options) {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  const path = (name: string) => join(folder.path, name);
  const env = {PATH: process.env.PATH, TMUX_TMPDIR: folder.path};
  const tmux = (...args: string[]) => execFileSync('tmux', ['-f', '/dev/null', ...args], {env, encoding: 'utf8'});
  const waitFor = (name: string) => `while [ ! -e ${name} ]; do sleep 0.02; done`;
  const command = `cd '${folder.path}'; ${waitFor('ready')}; ${script}\nsleep 1000`;
  tmux('new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, command, ';', 'set', '-g', 'status', 'off');
  const kill = atEnd(() => spawnSync('tmux', ['kill-server'], {env}));
  tmux('pipe-pane', '-o', `cat > '${path('raw')}'`);
  writeFileSync(path('ready'), '');
  const capture = (...flags: string[]) =>
    tmux('capture-pane', '-p', ...flags)
      .replace(/\n$/, '')
      .split('\n');
  /** The rows on the screen, from top to bottom. */
  const screen = () => capture();
  return {
    screen,
    /** All non-blank lines so far, including those that scrolled off the screen. */
    lines: () =>
      capture('-J', '-S', '-')
        .map((line) => line.trimEnd())
        .filter((line) => line !== ''),
    /** All raw terminal output up to now, read once it contains a text: tmux writes it later than it shows it. */
    raw: async (text: string) => {
      await until(() => readFileSync(path('raw'), 'utf8').includes(text));
      return readFileSync(path('raw'), 'utf8');
    },
    /** The path to a file in the terminal's folder. */
    path,
    /** Creates a file that a script waits for. */
    touch: (name: string) => writeFileSync(path(name), ''),
    resize: (width: number, height: number) => tmux('resize-window', '-x', `${width}`, '-y', `${height}`),
    /** Presses keys by their names in tmux, or types text. */
    press: (...keys: string[]) => tmux('send-keys', ...keys),
    /** Waits until a row contains the given text. */
    shows: async (text: string | RegExp) => {
      const found = until(() => screen().some((row) => row.search(text) >= 0), 30_000);
      await found.catch(() => expect(screen()).toContainEqual(expect.stringMatching(text)));
    },
    [Symbol.dispose]: () => {
      kill();
      folder[Symbol.dispose]();
    },
  };
}
