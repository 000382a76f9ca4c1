// Conditions on rows, and the naming of erased keys, in SQL for DuckDB and PostgreSQL; knows nothing about the schemas.

const ORDER = ['account_id', 'marketplace', 'marketplace_order_id'];

/** Whether a row of one table and a row of another belong to the same order. */
const sameOrder = (one: string, other: string): string =>
  ORDER.map((key) => `${one}.${key} = ${other}.${key}`).join('\n    and ');

/** Whether the row's order is in the table of erased orders. */
export const ofErased = (table: string): string => `exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower(${table}.marketplace)
    and trim(erased.marketplace_order_id) = trim(${table}.marketplace_order_id)
)`;

/** Whether the row's order is in the view of hidden orders. */
export const ofHidden = (table: string): string => `exists (
  select 1
  from hidden_order as hidden
  where ${sameOrder('hidden', table)}
)`;

/** Whether an instant, which may be text, is more than some days ago. */
export const olderThan = (instant: string, days: number): string =>
  `cast(${instant} as timestamp) < current_date - interval '${days} days'`;

/** Whether the table has a row from a later write of the row's order. */
export const newerThan = (table: string): string => `exists (
  select 1
  from ${table} as later
  where ${sameOrder('later', table)}
    and (
      later.updated_at > ${table}.updated_at
      or (later.updated_at = ${table}.updated_at and later._sdc_extracted_at > ${table}._sdc_extracted_at)
    )
)`;

/** Renames the keys of erased rows to `untracked`, `untracked-2` and so on, except those that have such a name. */
export const renamedKey = (table: string, key: string): string => `update ${table}
set ${key} = 'untracked' || case when erased.place = 1 then '' else '-' || cast(erased.place as varchar) end
from (
  select
    ${[...ORDER, key].join(',\n    ')},
    has_name,
    row_number() over (partition by ${ORDER.join(', ')}, has_name order by ${key})
      + sum(case when has_name then 1 else 0 end) over (partition by ${ORDER.join(', ')}) as place
  from (
    select
      ${[...ORDER, key].join(',\n      ')},
      ${key} = 'untracked' or ${key} like 'untracked-%' as has_name
    from ${table}
    where ${indented(ofErased(table))}
  ) as named
) as erased
where not erased.has_name
  and ${sameOrder('erased', table).replaceAll('    and', '  and')}
  and erased.${key} = ${table}.${key}`;

const indented = (text: string): string => text.replaceAll('\n', '\n    ');
