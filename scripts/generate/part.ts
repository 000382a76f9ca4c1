// Replaces a marked part of a document: the lines between `<!-- kind:name -->` and `<!-- /kind -->`.

import {readFileSync, writeFileSync} from 'node:fs';

/** A document's path and content. */
export type Document = {readonly path: string; readonly text: string};

export const documentAt = (path: string): Document => ({path, text: readFileSync(path, 'utf8')});

export const save = ({path, text}: Document): void => writeFileSync(path, text);

/**
 * Returns the document with new content in one part.
 *
 * @param part its kind and name, such as `generated:config`.
 * @throws when a marker is missing.
 */
export function filled({path, text}: Document, part: string, content: string): Document {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part.split(':')[0]} -->`];
  const [before, rest] = cut(path, text, begin);
  const [, after] = cut(path, rest, end);
  return {path, text: `${before}${begin}\n${content}\n${end}${after}`};
}

function cut(path: string, text: string, marker: string): [before: string, after: string] {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`${path} does not contain the marker ${marker}`);
  return [text.slice(0, at), text.slice(at + marker.length)];
}
