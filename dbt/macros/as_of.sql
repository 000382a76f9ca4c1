{# What counts as now: the start of this run, unless a variable fixes it. All models of a run agree on it. #}
{% macro as_of() -%}
  cast('{{ var('lengow_as_of', none) or run_started_at.strftime('%Y-%m-%d %H:%M:%S') }}' as {{ dbt.type_timestamp() }})
{%- endmacro %}

{# On BigQuery, dateadd returns a datetime, which cannot be compared with a timestamp. #}
{% macro days_ago(days) -%}
  cast({{ dbt.dateadd('day', -days, lengow.as_of()) }} as {{ dbt.type_timestamp() }})
{%- endmacro %}
