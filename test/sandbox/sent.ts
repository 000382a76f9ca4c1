// An order's JSON as the sandbox sends it.
import {marked} from '../personal/mark.ts';
import {LENGOW_URL} from './documents.ts';
import type {SandboxOptions} from './options.ts';
import {canaryNumber} from './pen.ts';
import type {Value} from './rows.ts';
import type {Shop} from './shop.ts';
import {type Entry, nameOf} from './timeline.ts';

/** @param origin the sandbox's own address, where it pretends to have the documents */
export function sentJson(shop: Shop, entry: Entry, origin: string, {canaries}: SandboxOptions): string {
  const json = shop.json(entry).replaceAll(LENGOW_URL, origin);
  return canaries ? JSON.stringify(marked(JSON.parse(json), numberOf(entry))) : json;
}

/** Where the sandbox pretends to have a document of Lengow's. */
export const ownUrl = (url: Value | undefined, origin: string): Value =>
  typeof url === 'string' ? url.replace(LENGOW_URL, origin) : null;

/** The number that the canaries of the order have. */
const numberOf = ({order, ...entry}: Entry): string =>
  order
    ? canaryNumber(order.seed)
    : `9${[...nameOf(entry)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7)}`;
