// The live line at the bottom of a terminal. The line has its own row outside the scrolling region, so the target's
// output on the same terminal cannot overwrite it. Returns the control sequences, but writes nothing.

export type Size = {readonly columns: number; readonly rows: number};

// On a smaller terminal, there is no room for a separate row or even the shortest text.
const FEWEST_COLUMNS = 12;
const FEWEST_ROWS = 3;

const [SAVE_CURSOR, RESTORE_CURSOR] = ['\x1b7', '\x1b8'];
// Moves down, which scrolls if the cursor is on the last row, and up again: the cursor is then above the last row, in
// the same column.
const LEAVE_LAST_ROW = '\x1bD\x1b[A';
const CLEAR_BELOW_CURSOR = '\x1b[J';
const SCROLL_EVERYWHERE = '\x1b[r';
const scrollAbove = (row: number): string => `\x1b[1;${row - 1}r`;
const clearRow = (row: number): string => `\x1b[${row};1H\x1b[2K`;
const withoutMoving = (sequence: string): string => `${SAVE_CURSOR}${sequence}${RESTORE_CURSOR}`;

export class LiveLine {
  readonly #size: () => Size;
  /** The size of the terminal when the row was reserved. */
  #reserved: Size | undefined;
  #forms: readonly string[] = [];
  #text = '';

  constructor(size: () => Size) {
    this.#size = size;
  }

  /**
   * Draws the longest text that fits, or as much of the shortest one as possible.
   *
   * @param forms alternative texts, longest first
   */
  draw(forms: readonly string[]): string {
    this.#forms = forms;
    const reserve = forms.length > 0 ? this.#reserve() : '';
    if (this.#reserved === undefined) return '';
    const {columns, rows} = this.#reserved;
    // The last column stays empty, because some terminals wrap when it is written.
    const text = fitting(forms, columns - 1);
    if (text === this.#text) return '';
    this.#text = text;
    return `${reserve}${withoutMoving(clearRow(rows) + text)}`;
  }

  #reserve(): string {
    if (this.#reserved !== undefined) return '';
    const size = this.#size();
    if (size.columns < FEWEST_COLUMNS || size.rows < FEWEST_ROWS) return '';
    this.#reserved = size;
    return `${LEAVE_LAST_ROW}${withoutMoving(scrollAbove(size.rows))}`;
  }

  /** Reserves the row again, because resizing a terminal moves the text and resets the scrolling region. */
  redraw(): string {
    if (this.#reserved === undefined) return this.draw(this.#forms);
    this.#reserved = undefined;
    this.#text = '';
    return `${CLEAR_BELOW_CURSOR}${this.draw(this.#forms)}`;
  }

  /** Clears the text until it is drawn again. */
  clear(): string {
    if (this.#text === '' || this.#reserved === undefined) return '';
    this.#text = '';
    return withoutMoving(clearRow(this.#reserved.rows));
  }

  /** Clears the text and releases the row. */
  release(): string {
    if (this.#reserved === undefined) return '';
    const {rows} = this.#reserved;
    this.#reserved = undefined;
    this.#text = '';
    return withoutMoving(`${SCROLL_EVERYWHERE}${clearRow(rows)}`);
  }
}

const fitting = (forms: readonly string[], width: number): string =>
  forms.find(({length}) => length <= width) ?? (forms.at(-1) ?? '').slice(0, width);
