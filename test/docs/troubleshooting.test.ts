// Each message that docs/troubleshooting.md quotes is one that the tap can print.

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {all, textOf} from './markdown.ts';

const ROOMS = ['tap', 'config', 'catalog', 'state', 'values'];

const files = ROOMS.flatMap((room) =>
  readdirSync(room, {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(room, path), 'utf8')),
);
/** The code, with strings joined that are written in several pieces. */
const sources = files.map((text) => text.replaceAll(/['`] \+\s+['`]/g, '').replaceAll("\\'", "'"));

const messages = all(textOf('docs/troubleshooting.md'), /^\| `([^`]+)` \|/gm);

/** The part of the message that is always the same. */
const fragments = (message: string): string[] => message.split('…').filter((part) => part.trim() !== '');

test('the page has messages', () => {
  expect(messages.length).toBeGreaterThan(30);
});

test.each(messages)('%s', (message) => {
  const parts = fragments(message);
  expect(sources.some((source) => parts.every((part) => source.includes(part)))).toBe(true);
});
