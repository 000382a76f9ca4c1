{# The current rows of a stream, in columns that are always there and always have the same types. A column that was not
   loaded is null, and a stream that is not used has no rows. `more` are further columns, with their kinds. #}
{% macro staged(stream, more={}) -%}
  {%- set columns = dict(lengow.columns(stream), **more) -%}
  {%- if stream == 'order' or var('lengow__using_' ~ stream) -%}
    {{ lengow.current_rows(stream, columns) }}
  {%- else -%}
    {{ lengow.no_rows(columns) }}
  {%- endif -%}
{%- endmacro %}

{% macro no_rows(columns) -%}
select
  {%- for name, kind in columns.items() %}
  cast(null as {{ lengow.type_of(kind) }}) as {{ name }}{{ ',' if not loop.last }}
  {%- endfor %}
limit 0
{%- endmacro %}

{% macro current_rows(stream, columns) -%}
{%- set loaded = lengow.loaded(stream) -%}
{%- set extracted_at = var('lengow_extracted_at') if var('lengow_extracted_at') | lower in loaded -%}
{%- set versions = (['updated_at desc'] if 'updated_at' in columns else []) + (['extracted_at desc'] if extracted_at else []) -%}
{%- set may_have_none = stream in ['order_tracking', 'order_payment', 'order_document'] -%}
with typed as (
  select
    {%- for name, kind in columns.items() %}
    {{ lengow.typed(name if name in loaded else 'null', kind) }} as {{ name }},
    {%- endfor %}
    {{ lengow.typed(extracted_at or 'null', 'instant') }} as extracted_at
  from {{ source('lengow', stream) }}
),
ranked as (
  select
    typed.*,
    rank() over (
      partition by {{ lengow.written_together(stream) | join(', ') }}
      order by {{ versions | join(', ') or 'account_id' }}
    ) as write_rank
  from typed
)
{%- if may_have_none %},
newest as (
  select account_id, marketplace, marketplace_order_id, max({{ lengow.instant('updated_at') }}) as updated_at
  from {{ source('lengow', 'order') }}
  group by account_id, marketplace, marketplace_order_id
)
{%- endif %}
select
  {%- for name in columns %}
  ranked.{{ name }}{{ ',' if not loop.last }}
  {%- endfor %}
from ranked
{%- if may_have_none %}
left join newest
  on {{ lengow.same_order('newest', 'ranked') }}
{%- endif %}
where ranked.write_rank = 1
{%- if may_have_none %}
  -- An order that is newer than all of these rows no longer has any of them.
  and (newest.updated_at is null or newest.updated_at <= ranked.updated_at)
{%- endif %}
{%- endmacro %}

{# The columns that the rows of one write have in common. #}
{% macro written_together(stream) %}
  {%- do return({
    'marketplace': ['account_id', 'marketplace_code'],
    'marketplace_status': ['account_id', 'marketplace_code', 'lengow_status', 'marketplace_status'],
    'order_action': ['account_id', 'action_id'],
  }.get(stream, ['account_id', 'marketplace', 'marketplace_order_id'])) -%}
{% endmacro %}

{# The names of the columns that a stream's table has, in lower case. Without a warehouse to ask, all of them. #}
{% macro loaded(stream) %}
  {%- if not (execute and flags.INTROSPECT) -%}
    {%- do return(lengow.columns(stream).keys() | list + [var('lengow_extracted_at') | lower]) -%}
  {%- endif -%}
  {%- set table = source('lengow', stream) -%}
  {%- set names = adapter.get_columns_in_relation(table) | map(attribute='name') | map('lower') | list -%}
  {%- if not names -%}
    {%- do exceptions.raise_compiler_error(
      'There is no table ' ~ table ~ '. Load the stream ' ~ stream ~ ', or set the variable lengow__using_' ~ stream
      ~ ' to false, or lengow_' ~ stream ~ '_identifier to the name of its table.'
    ) -%}
  {%- endif -%}
  {%- do return(names) -%}
{% endmacro %}
