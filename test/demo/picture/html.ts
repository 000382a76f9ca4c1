// HTML in which every text is escaped.

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | readonly Html[];

export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(String.raw({raw: strings}, ...parts.map(textOf)));

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  return typeof part === 'string' ? escaped(part) : part.map(({text}) => text).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** The first `texts` columns are aligned as text, the others as numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], texts: number): Html {
  const cells = (row: readonly string[], name: 'td' | 'th'): Html[] =>
    row.map((cell, at) => new Html(`<${name}${at < texts ? '' : ' class="number"'}>${escaped(cell)}</${name}>`));
  return html`<table>
<thead><tr>${cells(head, 'th')}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${cells(row, 'td')}</tr>\n`)}</tbody>
</table>`;
}
