// Formats aligned text for a terminal: tables and bar charts. The functions do not depend on the content.

type Cell = string | number | bigint | null | undefined;

const BAR_WIDTH = 36;

/** Separates columns with two spaces and right-aligns numbers. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [head, ...rows.map((row) => row.map(cellText))];
  const widths = head.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  const isNumber = head.map((_, at) => texts.slice(1).every((row) => /^[\d.,-]*$/.test(row[at] ?? '')));
  const line = (row: readonly string[]) =>
    row.map((text, at) => (isNumber[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0))).join('  ');
  return texts.map((row) => `  ${line(row)}`.trimEnd()).join('\n');
}

/** One line per value, with a bar of proportional length. */
export function bars(rows: readonly (readonly [label: string, value: number])[]): string {
  const greatest = Math.max(...rows.map(([, value]) => value));
  const labels = Math.max(...rows.map(([label]) => label.length));
  const amounts = rows.map(([, value]) => Math.round(value).toLocaleString('en'));
  const width = Math.max(...amounts.map((amount) => amount.length));
  return rows
    .map(([label, value], at) => {
      const bar = '█'.repeat(Math.round((BAR_WIDTH * value) / greatest));
      return `  ${label.padEnd(labels)}  ${amounts[at]?.padStart(width)}  ${bar}`.trimEnd();
    })
    .join('\n');
}

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return cell.toLocaleString('en');
}
