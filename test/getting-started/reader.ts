// Does what a reader does: runs a page's commands one after another in one shell, and writes its files.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {group} from '../helpers/group.ts';
import type {Block} from './page.ts';

const MARK = 'END_OF_FILE_IN_THE_PAGE';

export type Place = {readonly folder: string; readonly env: Readonly<Record<string, string | undefined>>};

/** @throws with the output if a command fails */
export async function follow(blocks: readonly Block[], {folder, env}: Place): Promise<string> {
  const script = ['set -eux', ...blocks.map(scriptOf)].join('\n');
  const child = group(spawn('bash', ['-c', `exec 2>&1\n${script}`], {cwd: folder, env, detached: true}));
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`exit code ${code} after:\n${printed.split('\n').slice(-40).join('\n')}`);
  return printed;
}

const scriptOf = ({file, text: content}: Block): string =>
  file === undefined ? content : `cat > ${file} <<'${MARK}'\n${content}${MARK}`;
