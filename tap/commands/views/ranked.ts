// The SQL of a view that ranks the rows of a table and shows the first ones. Knows nothing about streams.

export type Ranked = {
  /** What the view shows, as a comment. */
  readonly shows: string;
  readonly view: string;
  readonly table: string;
  /** The function that ranks the rows that have the same values in the columns `of`. */
  readonly rank: 'rank' | 'row_number';
  readonly of: readonly string[];
  readonly orderBy: readonly string[];
  readonly columns: readonly string[];
  readonly isDistinct?: boolean;
  /** Another table. Leaves out rows whose `updated_at` is before that of a row with the same values of `of` in it. */
  readonly orders?: string | undefined;
};

/** No correlated subquery: not every warehouse can run one that compares more than keys. */
export const ranked = ({
  shows,
  view,
  table,
  rank,
  of,
  orderBy,
  columns,
  isDistinct,
  orders,
}: Ranked): string => `-- ${shows}.
create or replace view ${view} as
with ranked as (
  select
    *,
    ${rank}() over (
      partition by ${of.join(', ')}
      order by ${orderBy.join(', ')}
    ) as place
  from ${table}
)${orders ? newestIn(orders, of) : ''}
select${isDistinct ? ' distinct' : ''}
  ${columns.join(',\n  ')}
from ranked
${orders ? joined(of) : ''}where place = 1${orders ? NOT_OLDER : ''};
`;

const newestIn = (table: string, of: readonly string[]): string => `,
newest as (
  select
    ${of.join(',\n    ')},
    max(updated_at) as newest_update
  from ${table}
  group by ${of.join(', ')}
)`;

const joined = (of: readonly string[]): string => `left join newest using (${of.join(', ')})\n`;

const NOT_OLDER = `
  and (newest_update is null or newest_update <= updated_at)`;
