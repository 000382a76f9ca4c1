// The report of a case: a table, and the figures to record.

export type Section = {
  readonly title: string;
  /** What was measured, in a sentence. */
  readonly text: string;
  /** The first row is the heading. */
  readonly table: readonly (readonly string[])[];
  /** Rounded figures by name, for results.json. */
  readonly figures: Readonly<Record<string, number>>;
};

export const markdown = ({title, text, table}: Section): string =>
  [`### ${title}`, '', text, '', ...tableLines(table), ''].join('\n');

function tableLines([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)];
}
