// What must be installed for the examples, besides what targets need.

import {spawnSync} from 'node:child_process';
import {missing as missingForTargets} from '../targets/needs.ts';

const NEEDED = ['make', 'jq'];

/** A one-line message about what is missing and how to install it; undefined if nothing is missing. */
export function missing(): string | undefined {
  const lacks = NEEDED.filter((program) => spawnSync(program, ['--version']).status !== 0).join(' ');
  return lacks === '' ? missingForTargets() : `Missing: ${lacks}. On Debian: apt-get install ${lacks}`;
}
