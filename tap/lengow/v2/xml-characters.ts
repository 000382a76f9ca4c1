// The characters that XML 1.0 does not allow, neither as such nor as a reference.

const FORBIDDEN = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\p{Surrogate}\ufffe\uffff]/gu;
const ONE = '\uffff';

/** @param note called for each character that is replaced */
export const withoutForbidden = (text: string, note: () => void): string =>
  text.replace(FORBIDDEN, () => {
    note();
    return '\uFFFD';
  });

const REFERENCE = /^#(?:x(?<hex>[\da-f]{1,6})|(?<decimal>\d{1,7}))$/i;
const LAST = 0x10ffff;

/** XML's own entities, and references to forbidden characters, which stand for one of them until it is replaced. */
export const entitiesWith = (own: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  new Proxy(own, {
    get: (known, name) => (Object.hasOwn(known, name) ? known[String(name)] : forbiddenBy(String(name))),
  });

function forbiddenBy(name: string): string | undefined {
  const {hex, decimal} = REFERENCE.exec(name)?.groups ?? {};
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (!(code <= LAST)) return;
  return String.fromCodePoint(code).search(FORBIDDEN) === 0 ? ONE : undefined;
}
