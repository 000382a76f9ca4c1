// Runs the built program with a stdout that the test chooses, such as an unread pipe, a file or a full device.

import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, constants, openSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {atEnd} from './program.ts';
import {command, type TapOptions} from './tap.ts';
import {temporaryFolder} from './temporary-folder.ts';

/** Writes to a file descriptor or, without one, to a pipe that the caller reads. */
export function launch(options: TapOptions, stdout: number | 'pipe' = 'pipe') {
  const {file, args, cwd, env, reported, remove} = command(options);
  const child = spawn(file, args, {cwd, env, stdio: ['ignore', stdout, 'pipe']});
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const kill = atEnd(() => child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([code]) => {
    kill();
    try {
      reported(code, said);
    } finally {
      remove();
    }
    return code as number | null;
  });
  /** What the program has logged so far. */
  const log = () => said;
  // A report with a fault fails the test that waits for the end, and only that one.
  return {child, ended, log, stderr: ended.then(log, log)};
}

/** Creates a system pipe, as a shell would. The pipe buffers 64 KiB and stays open until both ends are closed here. */
export function systemPipe() {
  const folder = temporaryFolder();
  const path = join(folder.path, 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY);
  return {
    reader,
    writer,
    [Symbol.dispose]: () => {
      for (const descriptor of [reader, writer]) close(descriptor);
      folder[Symbol.dispose]();
    },
  };
}

/** Closes a file descriptor, which may already be closed. */
export function close(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBADF') throw error;
  }
}

/** Waits until a condition is true, and throws if that takes too long. */
export async function until(holds: () => boolean, timeoutMs = 100_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error('timed out waiting');
    await sleep(10);
  }
}

/** Waits until a number has not changed for a while, and returns it. */
export async function settled(read: () => number, quietMs = 500): Promise<number> {
  let last = read();
  let since = Date.now();
  while (Date.now() - since < quietMs) {
    await sleep(20);
    if (read() !== last) since = Date.now();
    last = read();
  }
  return last;
}
