// The code blocks of a page in docs/getting-started: shell commands to run, and files to write.

import {readFileSync} from 'node:fs';
import type {Sandbox} from '../sandbox/index.ts';

/** A block whose first line names a file is that file; every other block is run by bash. */
export type Block = {readonly file: string | undefined; readonly text: string};

const ROOT = new URL('../../../', import.meta.url);

export function blocksOf(page: string): Block[] {
  const text = readFileSync(new URL(`docs/getting-started/${page}.md`, ROOT), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].map(([, language, file, content = '']) => {
    if (!file && language !== 'sh') throw new Error(`${page}.md has a block of ${language} that is not run`);
    return {file, text: content};
  });
}

/** Fills in the keys that a reader gets from Lengow, and where the sandbox is. */
export const filled = (text: string, {accessToken, secret, url}: Sandbox): string =>
  text
    .replaceAll('YOUR_ACCESS_TOKEN', accessToken)
    .replaceAll('"secret": "YOUR_SECRET"', `"secret": "${secret}", "api_url": "${url}"`)
    .replaceAll('YOUR_SECRET', secret);
