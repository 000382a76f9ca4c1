// Log lines on stderr: filters by level, removes secrets, and redraws the live line.

import {asText, type Format, LEVELS, type Level, type Line, type Metric} from './lines.ts';

type LogOptions = {
  readonly write: (text: string) => void;
  /** A LOG_LEVEL name; INFO when absent or unknown. */
  readonly level?: string | undefined;
  /** Whether stderr is a terminal. If not, metrics are logged. */
  readonly isTerminal: boolean;
  /** Defaults to singer-python's format. */
  readonly format?: Format;
  readonly now?: () => number;
};

const SHORTEST_KEY = 8;
const CLEAR_LINE = '\r\x1b[K';

export class Log {
  readonly #write: (text: string) => void;
  readonly #lowest: number;
  readonly #format: Format;
  readonly #now: () => number;
  /** Whether stderr is a terminal and the format is text. */
  readonly isTerminal: boolean;
  #liveLine = '';
  #concealed: readonly string[] = [];

  constructor({write, level = '', isTerminal, format = asText, now = Date.now}: LogOptions) {
    this.#write = write;
    this.#format = format;
    this.#now = now;
    this.#lowest = LEVELS.indexOf(level.toUpperCase() as Level);
    // A live line would end up among the JSON objects.
    this.isTerminal = isTerminal && format === asText;
    if (this.#lowest === -1) this.#lowest = LEVELS.indexOf('INFO');
  }

  debug = (message: string): void => this.#line({level: 'DEBUG', message});
  info = (message: string): void => this.#line({level: 'INFO', message});
  warning = (message: string): void => this.#line({level: 'WARNING', message});
  error = (message: string): void => this.#line({level: 'ERROR', message});
  critical = (message: string): void => this.#line({level: 'CRITICAL', message});

  /** Logs the error with its stack. */
  bug = (message: string, error: unknown): void => this.#line({level: 'CRITICAL', message, error});

  /** Masks these secrets in every line, except those too short to be a key, which might match ordinary words. */
  conceal(secrets: readonly string[]): void {
    this.#concealed = secrets.filter(({length}) => length >= SHORTEST_KEY);
  }

  /** Logs a metric for Singer tools, unless stderr is a terminal. */
  metric(metric: Metric): void {
    if (!this.isTerminal) this.#line({level: 'INFO', message: 'METRIC', metric});
  }

  /** Redraws the live line of a terminal; '' clears it. */
  live(text: string): void {
    if (!this.isTerminal || text === this.#liveLine || this.#lowest > LEVELS.indexOf('INFO')) return;
    this.#write(`${CLEAR_LINE}${text}`);
    this.#liveLine = text;
  }

  #line(line: Omit<Line, 'atMs'>): void {
    if (LEVELS.indexOf(line.level) < this.#lowest) return;
    const clear = this.#liveLine === '' ? '' : CLEAR_LINE;
    this.#liveLine = '';
    this.#write(clear + this.#format({...line, atMs: this.#now()}, this.#clean));
  }

  #clean = (text: string): string =>
    this.#concealed.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
}
