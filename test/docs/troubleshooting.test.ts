// The tap can print every message that docs/troubleshooting.md quotes.

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {all, textOf} from './markdown.ts';

const ROOMS = ['tap', 'config', 'catalog', 'state', 'values'];

// What a setting should be is in config/schema.json.
const files = ROOMS.flatMap((room) =>
  readdirSync(room, {recursive: true, encoding: 'utf8'})
    .filter((path) => /\.ts$|^schema\.json$/.test(path))
    .map((path) => readFileSync(join(room, path), 'utf8')),
);
/** The source code, with split string literals joined. */
const sources = files.map((text) => text.replaceAll(/['`] \+\s+['`]/g, '').replaceAll("\\'", "'"));

const messages = all(textOf('docs/troubleshooting.md'), /^\| `([^`]+)` \|/gm);

/** The parts of the message that never vary. */
const fragments = (message: string): string[] => message.split('…').filter((part) => part.trim() !== '');

test('the page quotes enough messages', () => {
  expect(messages.length).toBeGreaterThan(30);
});

test.each(messages)('%s', (message) => {
  const parts = fragments(message);
  expect(sources.some((source) => parts.every((part) => source.includes(part)))).toBe(true);
});
