// Handles events that interrupt a run: signals, uncaught errors, and waiting for something that cannot happen.

import {Interruption, SignalReceived} from '../errors.ts';

const SIGNALS = {SIGHUP: 129, SIGINT: 130, SIGTERM: 143} as const;

// How long an interrupted run may take to write its last lines.
const LAST_LINES_MS = 500;

/** Aborted by the first event that ends the run. */
export function interruptible(): AbortController {
  const interrupt = new AbortController();
  listenToSignals(interrupt);
  process.on('uncaughtException', (error) => interrupt.abort(error));
  process.once('beforeExit', () => interrupt.abort(new Error('The run is waiting for something that cannot happen')));
  return interrupt;
}

/** The first signal ends the run in an orderly way; the second ends it immediately, with the code of the first. */
function listenToSignals(interrupt: AbortController): void {
  for (const [name, code] of Object.entries(SIGNALS)) {
    process.on(name, () => {
      const {reason} = interrupt.signal;
      if (interrupt.signal.aborted) process.exit(reason instanceof Interruption ? reason.exitCode : code);
      interrupt.abort(new SignalReceived(`Interrupted by ${name}`, code));
    });
  }
}

/**
 * Returns the reason why the work failed, if it did. After a signal, this is the work's own Interruption if it threw
 * one. Work that does not react to the signal is abandoned.
 */
export async function failureOf(work: () => Promise<void>, signal: AbortSignal): Promise<unknown> {
  try {
    await Promise.race([work(), abandoned(signal)]);
    return;
  } catch (error) {
    return signal.aborted && !(error instanceof Interruption) ? signal.reason : error;
  }
}

const abandoned = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => setTimeout(() => reject(signal.reason), LAST_LINES_MS), {once: true});
  });
