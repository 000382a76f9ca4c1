// The orders in the list of erased orders. Marketplaces are compared without case, order ids exactly.

export class ErasedList {
  readonly #idsByCode = new Map<string, Set<string>>();

  /** What is wrong with the line, if anything. */
  add(line: string): string | undefined {
    const tab = line.indexOf('\t');
    if (isBlankOrComment(line)) return;
    if (tab < 0) return 'has no tab';
    const [code, id] = [normalCode(line.slice(0, tab)), line.slice(tab + 1).trim()];
    if (code === '') return 'has no marketplace';
    if (id === '') return 'has no order id';
    if (CONTROL.test(id)) return 'has more than two columns, or control characters';
    this.#idsOf(code).add(id);
    return;
  }

  has = (marketplace: string, orderId: string): boolean =>
    this.#idsByCode.get(normalCode(marketplace))?.has(orderId.trim()) ?? false;

  #idsOf(code: string): Set<string> {
    const ids = this.#idsByCode.get(code) ?? new Set();
    this.#idsByCode.set(code, ids);
    return ids;
  }
}

const CONTROL = /\p{Cc}/u;

const isBlankOrComment = (line: string): boolean => /^\s*(?:#|$)/.test(line);

const normalCode = (code: string): string => code.trim().toLowerCase();
