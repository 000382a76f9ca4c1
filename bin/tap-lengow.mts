#!/usr/bin/env node
// Checks the version of Node, then loads the program. Even old versions of Node can parse this file, so the user
// sees which version is required instead of a syntax error.

import {name, nodeVersions} from '../tap/package.ts';

/** Turns 20.19 into 20019, so that versions can be compared. */
function rank(version: string): number {
  const [major = 0, minor = 0] = version.replace(/^\D+/, '').split('.').map(Number);
  return major * 1000 + minor;
}

/** yargs calls process.cwd(), which throws if the working directory has been removed. */
function nameWorkingDirectory(): void {
  try {
    process.cwd();
  } catch {
    process.cwd = () => '.';
  }
}

nameWorkingDirectory();
// Assume failure: exit 0 only once main() says so.
process.exitCode = 1;
if (rank(process.versions.node) < rank(nodeVersions))
  process.stderr.write(`${name} needs Node ${nodeVersions}; this is Node ${process.versions.node}\n`);
else
  void import('../tap/main.ts')
    .then(({main}) => main(process.argv.slice(2)))
    // Whatever is still open, such as a socket, must not keep the process alive.
    .then((code) => process.exit(code));
