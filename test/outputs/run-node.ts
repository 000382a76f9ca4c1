// Runs a program with a fixed clock.

import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {NOW} from './shop.ts';

const FIXED_CLOCK = String(new URL('../helpers/fixed-clock.js', import.meta.url));

export async function runNode(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [`--import=${FIXED_CLOCK}`, ...args], {
    cwd,
    env: {PATH: process.env.PATH, FIXED_CLOCK: NOW, TAP_LENGOW_LOG_LEVEL: 'info'},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return {stdout, stderr};
}
