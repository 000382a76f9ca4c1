// Lines for a person on stderr, in the form of singer-python's logger: `LEVEL message`.

const LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;

export type Level = (typeof LEVELS)[number];

export type Metric = {
  readonly type: 'counter' | 'timer';
  readonly metric: 'record_count' | 'http_request_duration' | 'job_duration';
  /** Records, or seconds. */
  readonly value: number;
  readonly tags: Readonly<Record<string, string | number>>;
};

type Options = {
  readonly write: (text: string) => void;
  /** As LOG_LEVEL names it; INFO when absent or unknown. */
  readonly level?: string | undefined;
  /** Whether a person watches; a machine gets metrics instead. */
  readonly isTerminal: boolean;
};

const SHORTEST_KEY = 8;
const CLEAR_LINE = '\r\x1b[K';

export class Log {
  readonly #write: (text: string) => void;
  readonly #lowest: number;
  readonly isTerminal: boolean;
  #liveLine = '';
  #concealed: readonly string[] = [];

  constructor({write, level = '', isTerminal}: Options) {
    this.#write = write;
    this.#lowest = LEVELS.indexOf(level.toUpperCase() as Level);
    this.isTerminal = isTerminal;
    if (this.#lowest === -1) this.#lowest = LEVELS.indexOf('INFO');
  }

  debug = (message: string): void => this.#line('DEBUG', message);
  info = (message: string): void => this.#line('INFO', message);
  warning = (message: string): void => this.#line('WARNING', message);
  error = (message: string): void => this.#line('ERROR', message);
  critical = (message: string): void => this.#line('CRITICAL', message);

  /** Keys that no line shows, whoever put them where; what is shorter than a key would hide words. */
  conceal(secrets: readonly string[]): void {
    this.#concealed = secrets.filter(({length}) => length >= SHORTEST_KEY);
  }

  /** In singer-python's form, which Singer tools read; not on a terminal. */
  metric(metric: Metric): void {
    if (!this.isTerminal) this.info(`METRIC: ${JSON.stringify(metric)}`);
  }

  /** The one line that is drawn again and again on a terminal; '' takes it away. */
  live(text: string): void {
    if (!this.isTerminal || text === this.#liveLine || this.#lowest > LEVELS.indexOf('INFO')) return;
    this.#write(`${CLEAR_LINE}${text}`);
    this.#liveLine = text;
  }

  #line(level: Level, message: string): void {
    if (LEVELS.indexOf(level) < this.#lowest) return;
    const clear = this.#liveLine === '' ? '' : CLEAR_LINE;
    this.#liveLine = '';
    this.#write(
      clear +
        this.#clean(message)
          .split('\n')
          .map((line) => `${level} ${line}\n`)
          .join(''),
    );
  }

  #clean(message: string): string {
    return this.#concealed.reduce((text, secret) => text.replaceAll(secret, '***'), message);
  }
}
