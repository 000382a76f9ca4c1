// The report that a run leaves in a file, however it ends.

import {documentOf, type End} from './document.ts';
import type {Facts} from './facts.ts';
import {writeWhole} from './whole-file.ts';

export class Report {
  readonly #facts: Facts;
  readonly #warn: (message: string) => void;
  #path: string | undefined;

  constructor(facts: Facts, warn: (message: string) => void) {
    this.#facts = facts;
    this.#warn = warn;
  }

  /** @param path undefined if the run has no report, or it cannot be written there */
  open(path: string | undefined): void {
    this.#path = path;
  }

  /** Writes the report, if there is one, and only the first time. A fault does not change how the run ended. */
  write(end: End): void {
    const path = this.#path;
    if (path === undefined || this.#facts.isReportRefused) return;
    this.#path = undefined;
    try {
      writeWhole(path, `${JSON.stringify(documentOf(this.#facts, end), null, 2)}\n`);
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException;
      this.#warn(`--report: ${path} could not be written (${code}); this does not change how the run ended`);
    }
  }
}
