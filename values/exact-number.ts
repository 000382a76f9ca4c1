// A JSON number that a JavaScript number cannot represent exactly as written; knows nothing about JSON text.

let made: string | undefined;

/**
 * Marks a number as such while `JSON.parse` or `JSON.stringify` treats it as a string. The mark is random, so no text
 * that the tap reads can contain it. Made when it is first needed, because loading node:crypto takes a third as long as
 * starting Node.
 */
export function mark(): string {
  made ??= crypto.randomUUID();
  return made;
}

/** Whether a text contains a mark. None does before the mark is made. */
export const isMarked = (text: string): boolean => made !== undefined && text.includes(made);

/**
 * A number that a JavaScript number would write differently: more digits, `12.50`, `1e3`; or one that is not valid
 * JSON.
 */
export class ExactNumber {
  /** As received; undefined for NaN and Infinity, which Python writes although they are not valid JSON. */
  readonly digits: string | undefined;

  constructor(digits: string | undefined) {
    this.digits = digits;
  }

  toJSON(): string {
    return `${mark()}${this.digits ?? ''}`;
  }
}

/** A number as received; undefined for anything else. */
export const digitsOf = (value: unknown): string | undefined =>
  value instanceof ExactNumber ? value.digits : typeof value === 'number' ? String(value) : undefined;

/** A JSON number as a JavaScript number, or as an ExactNumber if it would be written differently. */
export const exactNumber = (digits: string): number | ExactNumber =>
  String(Number(digits)) === digits ? Number(digits) : new ExactNumber(digits);
