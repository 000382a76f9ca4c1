// What can stop a run, sorted by what the reader can do about it; knows nothing of streams or HTTP.

import {type Fault, faultLine} from '../values/fault.ts';

export type ExitCode = 1 | 2 | 3 | 4 | 5 | 130 | 141 | 143;

/** Stops a run with one message for a person and a documented exit code. Anything else thrown is a bug. */
export abstract class TapError extends Error {
  abstract readonly exitCode: ExitCode;

  constructor(message: string, {cause}: {readonly cause?: unknown} = {}) {
    super(message, cause === undefined ? undefined : {cause});
    this.name = new.target.name;
  }
}

/** The user's flags, config, catalog or state. One line per fault. */
export class InputError extends TapError {
  readonly exitCode = 2;

  /** All faults in one error, each once. */
  static of(faults: readonly Fault[]): InputError {
    return new InputError([...new Set(faults.map(faultLine))].join('\n'));
  }
}

/** Credentials or rights. */
export class AuthError extends TapError {
  readonly exitCode = 3;
}

/** The API did not deliver, whatever was tried. */
export class LengowError extends TapError {
  readonly exitCode = 4;
}

/** The API's answer cannot be made into a valid record. */
export class RecordError extends TapError {
  readonly exitCode = 5;
}

/** Somebody ended the run: a signal, or a target that closed the pipe. Not a fault of ours. */
export class Interruption extends TapError {
  readonly exitCode: 130 | 141 | 143;

  constructor(message: string, exitCode: 130 | 141 | 143) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The target's side of the pipe failed in another way than by closing it: a full disk. */
export class OutputError extends TapError {
  readonly exitCode = 1;
}
