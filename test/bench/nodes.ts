// The versions of Node that the programs run on.

import {execFileSync} from 'node:child_process';

/** An executable, and its version, such as `v26.10.0`. */
export type Node = {readonly path: string; readonly version: string};

const RUNNING: Node = {path: process.execPath, version: process.version};

/** Others than the running one come from npm. Without any, the running one. */
export const nodesOf = (majors: readonly number[]): readonly Node[] =>
  majors.length === 0 ? [RUNNING] : majors.map((major) => (isOf(major, RUNNING) ? RUNNING : fromNpm(major)));

const isOf = (major: number, {version}: Node): boolean => version.startsWith(`v${major}.`);

function fromNpm(major: number): Node {
  const code = 'console.log(process.execPath, process.version)';
  const [path = '', version = ''] = execFileSync('npx', ['--yes', `node@${major}`, '--eval', code], {encoding: 'utf8'})
    .trim()
    .split(' ');
  return {path, version};
}
