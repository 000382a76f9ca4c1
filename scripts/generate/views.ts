// Generates the views in sql/, which are what `tap-lengow views` prints for every stream with its default columns, one
// file for each view; writes no files.

import {verdictOf} from '../../catalog/patterns.ts';
import {select} from '../../catalog/select.ts';
import type {SelectedStream} from '../../catalog/types.ts';
import {withhold} from '../../catalog/withhold.ts';
import {modesOf} from '../../config/personal.ts';
import {viewStatements} from '../../tap/commands/views/statements.ts';

/** The files by path in sql/. PostgreSQL reads them too. */
export const viewFiles = (): Readonly<Record<string, string>> => ({
  ...filesIn('with-extracted-at', '_sdc_extracted_at'),
  ...filesIn('without-extracted-at'),
});

const filesIn = (folder: string, extractedAt?: string): Record<string, string> =>
  Object.fromEntries(
    viewStatements(defaults(), {dialect: 'duckdb', extractedAt}).map(({view, sql}) => [`${folder}/${view}.sql`, sql]),
  );

/** A pattern for a column that is always sent selects every stream, and no opt-in column. */
function defaults(): readonly SelectedStream[] {
  const {value: verdict} = verdictOf({select: ['*.account_id'], deselect: []});
  const {value: streams} = select({catalog: undefined, where: '', prefix: '', verdict});
  return withhold(streams ?? [], modesOf({})).streams;
}
