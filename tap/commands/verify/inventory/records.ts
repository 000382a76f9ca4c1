// Divides bytes into records, which are lines: where each begins, and its text. Knows nothing about columns.

export type InputRecord = {
  /** In bytes from the start of the file. */
  readonly offset: number;
  readonly text: string;
};

const NEWLINE = 0x0a;
const QUOTE = 0x22;
// Far longer than any record. A quote that is never closed would otherwise collect the rest of the file in memory.
const LONGEST = 1024 * 1024;

/** A record with a quote that is never closed. */
export class EndlessRecord extends Error {
  /** Where the record begins. */
  readonly offset: number;

  constructor(offset: number) {
    super('a quote is never closed');
    this.offset = offset;
  }
}

/** The records of a file, one array per chunk. @param isQuoted whether a newline between quotes is part of its record */
export async function* recordsOf(chunks: AsyncIterable<Buffer>, isQuoted: boolean): AsyncGenerator<InputRecord[]> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const {records, end} = complete(bytes, offset, isQuoted);
    yield records;
    rest = bytes.subarray(end);
    offset += end;
    if (rest.length > LONGEST) throw new EndlessRecord(offset);
  }
  if (isQuoted && hasOpenQuote(rest, 0, rest.length)) throw new EndlessRecord(offset);
  yield [{offset, text: rest.toString()}].filter(isFilled);
}

function complete(bytes: Buffer, offset: number, isQuoted: boolean): {records: InputRecord[]; end: number} {
  const records: InputRecord[] = [];
  let begin = 0;
  for (let end = recordEnd(bytes, begin, isQuoted); end !== -1; end = recordEnd(bytes, begin, isQuoted)) {
    records.push({offset: offset + begin, text: bytes.toString('utf8', begin, end)});
    begin = end + 1;
  }
  return {records: records.filter(isFilled), end: begin};
}

const isFilled = ({text}: InputRecord): boolean => text !== '' && text !== '\r';

/** Where the record that begins at `begin` ends; -1 if the bytes end first. */
export function recordEnd(bytes: Buffer, begin: number, isQuoted: boolean): number {
  let end = bytes.indexOf(NEWLINE, begin);
  if (!isQuoted) return end;
  let isInside = hasOpenQuote(bytes, begin, end);
  while (end !== -1 && isInside) {
    const next = end + 1;
    end = bytes.indexOf(NEWLINE, next);
    if (hasOpenQuote(bytes, next, end)) isInside = !isInside;
  }
  return end;
}

export function newlinesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/** Whether the number of quotes is odd. */
function hasOpenQuote(bytes: Buffer, begin: number, end: number): boolean {
  let isOpen = false;
  for (let at = begin; at < end; at += 1) if (bytes[at] === QUOTE) isOpen = !isOpen;
  return isOpen;
}
