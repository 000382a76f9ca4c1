// The versions of the measured programs.

import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {cpus, release} from 'node:os';
import type {Peer} from '../peers/index.ts';
import {path} from '../peers/place.ts';

/** @param nodes versions of Node */
export const where = (nodes: readonly string[]): string =>
  `Node ${nodes.join(', ')}, Linux ${release()}, ${cpus().length} × ${cpus()[0]?.model.trim()}`;

/** For the peers that ran: `curl 8.1.2, node-fetch 3.3.2, …`. */
export const versions = (peers: readonly Peer[]): string => [...new Set(peers.flatMap(versionsOf))].join(', ');

function versionsOf({name, venv}: Peer): string[] {
  if (venv !== undefined) return [pinned(venv)];
  if (name === 'curl')
    return [execFileSync('curl', ['--version'], {encoding: 'utf8'}).split(' ').slice(0, 2).join(' ')];
  if (name === 'plain-node') return [`node-fetch ${versionIn('node_modules/node-fetch/package.json')}`];
  if (name === 'before') return [];
  return [`tap-lengow ${versionIn('package.json')}`];
}

const versionIn = (file: string): string => JSON.parse(readFileSync(path(file), 'utf8')).version;

/** The pinned version of the package that the requirements file is named after. */
function pinned(venv: string): string {
  const lines = readFileSync(path(`test/bench/peers/requirements/${venv}.txt`), 'utf8').split('\n');
  const line = lines.find((one) => one.startsWith(`${PACKAGES[venv] ?? venv}==`)) ?? venv;
  return line.replace('==', ' ');
}

const PACKAGES: Readonly<Record<string, string>> = {'meltano-sdk': 'singer-sdk'};
