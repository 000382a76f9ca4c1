// The errors that can stop a run, grouped by what the user can do about them; knows nothing about streams or HTTP.

import {type Fault, faultLine} from '../values/fault.ts';

export type ExitCode = 1 | 2 | 3 | 4 | 5 | 6 | InterruptionCode;

type InterruptionCode = 129 | 130 | 141 | 143;

/** Stops a run with a message for the user and a documented exit code. Any other exception is a bug. */
export abstract class TapError extends Error {
  abstract readonly exitCode: ExitCode;

  constructor(message: string, {cause}: {readonly cause?: unknown} = {}) {
    super(message, cause === undefined ? undefined : {cause});
    this.name = new.target.name;
  }
}

/** The user's flags, config, catalog or state are invalid. One line per fault. */
export class InputError extends TapError {
  readonly exitCode = 2;

  /** All faults in one error, without duplicates, followed by hints. */
  static of(faults: readonly Fault[], hints: readonly string[] = []): InputError {
    return new InputError([...new Set([...faults.map(faultLine), ...hints])].join('\n'));
  }
}

/** Lengow refused the credentials, or the credentials lack permissions. */
export class AuthError extends TapError {
  readonly exitCode = 3;
}

/** Lengow refused the requests to one path, although it accepted the credentials. */
export class RightsError extends AuthError {}

/** The API did not return a usable response, even after all retries. */
export class LengowError extends TapError {
  readonly exitCode = 4;
}

/** The same, but a later attempt may succeed. */
export class TemporaryError extends LengowError {}

/** A response from the API cannot be turned into a valid record. */
export class RecordError extends TapError {
  readonly exitCode = 5;
}

/** `verify` found differences and has reported them. Nothing else exits with this code. */
export class DifferencesFound extends TapError {
  readonly exitCode = 6;
}

/** Something outside the tap ended the run: a signal, or a target that closed the pipe. */
export class Interruption extends TapError {
  readonly exitCode: InterruptionCode;

  constructor(message: string, exitCode: InterruptionCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The same, if it was a signal. */
export class SignalReceived extends Interruption {}

/** Writing to stdout failed for a reason other than a closed pipe, such as a full disk. */
export class OutputError extends TapError {
  readonly exitCode = 1;
}

export const BUG = 'This is a bug in tap-lengow.';

/** How the program ends: its exit code, and the last message for the user, if something stopped it. */
export function endOf(error: unknown): {readonly code: 0 | ExitCode; readonly message: string | undefined} {
  if (error === undefined) return {code: 0, message: undefined};
  if (error instanceof TapError) return {code: error.exitCode, message: error.message};
  // The error's own message may quote data.
  return {code: 1, message: `${BUG} Its stack is on stderr.`};
}
