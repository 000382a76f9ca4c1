// Reads a terminal's keys without echo, from the beginning to the end of a dialogue, and not only during a question:
// whatever is typed or pasted between two questions must not appear on the screen either.

import {PassThrough, type Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';
import type {ReadStream} from 'node:tty';

export type Keyboard = {
  /** One key per chunk, so that unread keys wait for the next question. */
  readonly keys: Readable;
  readonly close: () => void;
};

type Listener = {
  /** Ctrl-C: without echo, a terminal sends no signal. */
  readonly onInterrupt: () => void;
  /** Ctrl-D, or the terminal is gone. */
  readonly onEnd: () => void;
};

/** The keys in a piece of input. Programs that type for a user often send newlines where the Enter key is `\r`. */
const keysIn = (text: string): Iterable<string> => text.replaceAll(/\r?\n/g, '\r');

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

export function openKeyboard(terminal: ReadStream, {onInterrupt, onEnd}: Listener): Keyboard {
  const keys = new PassThrough();
  const decoder = new StringDecoder();
  const read = (chunk: Buffer) => {
    for (const key of keysIn(decoder.write(chunk))) {
      if (key === CTRL_C) onInterrupt();
      else if (key === CTRL_D) onEnd();
      else keys.write(key);
    }
  };
  terminal.setRawMode(true);
  // A terminal that is gone ends its input with an error on some systems.
  terminal.on('data', read).on('end', onEnd).on('error', onEnd);
  const close = () => {
    terminal.off('data', read).off('end', onEnd).pause();
    terminal.setRawMode(false);
  };
  return {keys, close};
}
