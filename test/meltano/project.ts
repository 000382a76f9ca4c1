// A Meltano project in its own folder, and the commands that a user runs there.

import {spawn} from 'node:child_process';
import {copyFileSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {executableIn} from '../helpers/executable.ts';
import {endOf, group} from '../helpers/group.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {programPath} from '../targets/environments.ts';

type Environment = Readonly<Record<string, string>>;

/** A line of Meltano's log, parsed from JSON. */
type Line = {readonly name?: string; readonly level: string; readonly event: string; readonly [key: string]: unknown};

export type Ended = {
  readonly code: number;
  readonly stdout: string;
  /** The tap's lines in Meltano's log. */
  readonly tap: readonly Line[];
  /** The complete output, for human readers. */
  readonly said: string;
};

export class Project {
  readonly #files = temporaryFolder();
  readonly #env: Environment;

  /** @param file the project's initial meltano.yml */
  constructor(file: string, env: Environment) {
    copyFileSync(file, join(this.folder, 'meltano.yml'));
    mkdirSync(join(this.folder, 'output'));
    executableIn(this.#files, 'bin/tap-lengow');
    this.#env = {...surroundings(), PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`, ...env};
  }

  get folder(): string {
    return this.#files.path;
  }

  /** Runs a command that must succeed. */
  async run(...command: readonly string[]): Promise<Ended> {
    const ended = await this.runWith({}, ...command);
    if (ended.code !== 0) throw new Error(`meltano ${command.join(' ')} exited with code ${ended.code}\n${ended.said}`);
    return ended;
  }

  async runWith(env: Environment, ...command: readonly string[]): Promise<Ended> {
    const child = group(
      spawn(MELTANO, ['--log-format=json', ...command], {
        cwd: this.folder,
        env: {...this.#env, ...env},
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: LONGEST_MS,
        detached: true,
      }),
    );
    const {code, signal, stdout, stderr} = await endOf(child);
    const tap = stderr
      .split('\n')
      .flatMap(lineOf)
      .filter(({name}) => name === 'tap-lengow');
    return {code: code ?? signal, stdout, tap, said: stdout + stderr.split('\n').map(readable).join('\n')};
  }

  [Symbol.dispose](): void {
    this.#files[Symbol.dispose]();
  }
}

const MELTANO = programPath('meltano', 'meltano');
const LONGEST_MS = 120_000;

/** The user's own Meltano settings must have no effect. */
export const surroundings = (): Environment =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value = '']) =>
      /^(TAP_LENGOW|TARGET|MELTANO|SINGER)_|^LOG/.test(name) ? [] : [[name, value]],
    ),
  );

function readable(line: string): string {
  const [{level, name = 'meltano', event} = {}] = lineOf(line);
  return event === undefined ? line : `${level} ${name}: ${event}`;
}

function lineOf(line: string): Line[] {
  return line.startsWith('{') ? [JSON.parse(line)] : [];
}
