// Log lines on stderr: filters by level, removes secrets, and redraws the live line.

import {isAtLeast, type Level} from './levels.ts';
import {asText, type Format, type Line, type Metric} from './lines.ts';
import type {LiveLine} from './live-line.ts';

type LogOptions = {
  readonly write: (text: string) => void;
  /** The lowest level that is logged; INFO by default. */
  readonly level?: Level | undefined;
  /**
   * The minimum log level for metrics, which are logged at INFO; defaults to `level`, or to no metrics if a person is
   * watching.
   */
  readonly metricsLevel?: Level | undefined;
  /** Whether a person is watching stderr on a terminal. */
  readonly isWatched: boolean;
  /** Defaults to singer-python's format. */
  readonly format?: Format;
  /** Where the live line is drawn, if it may be drawn at all. */
  readonly liveLine?: LiveLine | undefined;
  readonly now?: () => number;
  /** Called with each warning that is logged, without secrets. */
  readonly onWarning?: (message: string) => void;
};

const SHORTEST_KEY = 8;

export class Log {
  #write: (text: string) => void;
  readonly #lowest: Level;
  readonly #hasMetrics: boolean;
  #format: Format;
  readonly #now: () => number;
  readonly #onWarning: (message: string) => void;
  #liveLine: LiveLine | undefined;
  #concealed: readonly string[] = [];

  constructor({write, level = 'INFO', metricsLevel, isWatched, format = asText, liveLine, ...options}: LogOptions) {
    this.#write = write;
    this.#format = format;
    this.#now = options.now ?? Date.now;
    this.#onWarning = options.onWarning ?? (() => {});
    this.#lowest = level;
    this.#hasMetrics =
      metricsLevel === undefined ? !isWatched && isAtLeast('INFO', level) : isAtLeast('INFO', metricsLevel);
    this.#liveLine = isAtLeast('INFO', level) ? liveLine : undefined;
  }

  debug = (message: string): void => this.#line({level: 'DEBUG', message});
  info = (message: string): void => this.#line({level: 'INFO', message});
  warning = (message: string): void => this.#line({level: 'WARNING', message});
  error = (message: string): void => this.#line({level: 'ERROR', message});
  critical = (message: string): void => this.#line({level: 'CRITICAL', message});

  /** Logs the error with its stack. */
  bug = (message: string, error: unknown): void => this.#line({level: 'CRITICAL', message, error});

  /** Writes lines elsewhere, in another format. Returns a function that ends this. */
  redirect({write, format}: Pick<LogOptions, 'write'> & {readonly format: Format}): () => void {
    this.endLive();
    const before = {write: this.#write, format: this.#format};
    [this.#write, this.#format] = [write, format];
    return () => {
      [this.#write, this.#format] = [before.write, before.format];
    };
  }

  /** Masks these secrets in every line, except those too short to be a key, which might match ordinary words. */
  conceal(secrets: readonly string[]): void {
    this.#concealed = secrets.filter(({length}) => length >= SHORTEST_KEY);
  }

  /** Logs a metric for Singer tools, or for users who ask for metrics. */
  metric(metric: Metric): void {
    if (this.#hasMetrics) this.#print({level: 'INFO', message: 'METRIC', metric});
  }

  /** Whether `live` draws anything. */
  get isLive(): boolean {
    return this.#liveLine !== undefined;
  }

  /** Draws the longest text that fits on the live line. @param forms alternative texts, longest first */
  live(forms: readonly string[]): void {
    const sequence = this.#liveLine?.draw(forms);
    if (sequence) this.#write(sequence);
  }

  /** Draws the live line again, after its terminal was resized or used by other programs. */
  redraw(): void {
    const sequence = this.#liveLine?.redraw();
    if (sequence) this.#write(sequence);
  }

  /** Permanently removes the live line. */
  endLive(): void {
    const sequence = this.#liveLine?.release();
    this.#liveLine = undefined;
    if (sequence) this.#write(sequence);
  }

  #line(line: Omit<Line, 'atMs'>): void {
    if (!isAtLeast(line.level, this.#lowest)) return;
    if (line.level === 'WARNING') this.#onWarning(this.clean(line.message));
    this.#print(line);
  }

  #print(line: Omit<Line, 'atMs'>): void {
    this.#write((this.#liveLine?.clear() ?? '') + this.#format({...line, atMs: this.#now()}, this.clean));
  }

  /** The text without secrets. */
  clean = (text: string): string =>
    this.#concealed.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
}
