// Messages as lines of compact JSON.

import {jsonOf} from './json.ts';

/** A state that was read can be written, with the digits that it came with. */
export const jsonLine = (message: unknown): string => `${escaped(jsonOf(message) as string)}\n`;

/**
 * JSON.stringify does not escape U+2028 and U+2029, but Python's splitlines and newer versions of Node's readline break
 * lines there.
 */
export const escaped = (json: string): string => json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
