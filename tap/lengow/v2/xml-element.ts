// An element of an XML answer, as a plain value: an object if it contains elements, otherwise its text.

import {FaultyResponse} from '../http/answer.ts';

type Members = Record<string, unknown>;

export class Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  #members: Members | undefined;
  #text = '';
  #cdata: string | undefined;
  #outside = '';

  constructor(name: string, attributes: Readonly<Record<string, string>> = {}) {
    this.name = name;
    this.attributes = attributes;
  }

  addText(text: string): void {
    this.#text += text;
    this.#outside += text;
  }

  addCdata(text: string): void {
    this.#text += text;
    this.#cdata = (this.#cdata ?? '') + text;
  }

  /** Two elements of one name become a list. */
  addMember(name: string, value: unknown): void {
    this.#members ??= Object.create(null) as Members;
    const members = this.#members;
    const known = members[name];
    if (Array.isArray(known)) known.push(value);
    else members[name] = name in members ? [known, value] : value;
  }

  get value(): unknown {
    return this.#members === undefined ? this.text : {...this.#members};
  }

  /** Without what only indents it. */
  get text(): string {
    if (this.#cdata !== undefined && this.#outside.trim() === '') return this.#cdata;
    return this.#cdata === undefined ? this.#text.replace(INDENTATION, '') : this.#text;
  }
}

const INDENTATION = /^\s*\n\s*|\s*\n\s*$/g;

const DEEPEST = 16;

/** The elements that are open, the root first. */
export class OpenElements {
  readonly #open: Element[] = [];

  get depth(): number {
    return this.#open.length;
  }

  get last(): Element | undefined {
    return this.#open.at(-1);
  }

  /** The name of the element below the root. */
  get section(): string | undefined {
    return this.#open[1]?.name;
  }

  push(element: Element): void {
    if (this.depth === DEEPEST) throw new FaultyResponse('XML that is nested too deeply');
    this.#open.push(element);
  }

  pop(): Element {
    return this.#open.pop() as Element;
  }
}
