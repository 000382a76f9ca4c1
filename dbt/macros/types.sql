{# The columns of all tables get the same types, whatever types the target has given them. #}
{% macro type_of(kind) %}
  {%- do return({
    'integer': dbt.type_bigint(),
    'number': dbt.type_numeric(),
    'boolean': dbt.type_boolean(),
    'instant': dbt.type_timestamp(),
    'text': dbt.type_string(),
  }[kind]) -%}
{% endmacro %}

{% macro typed(column, kind) -%}
  {%- if kind == 'instant' -%}
    {{ lengow.instant(column) }}
  {%- else -%}
    cast({{ column }} as {{ lengow.type_of(kind) }})
  {%- endif -%}
{%- endmacro %}

{# An instant in UTC, from a timestamp with or without a time zone or from text. #}
{% macro instant(column) %}
  {{- return(adapter.dispatch('instant', 'lengow')(column)) -}}
{% endmacro %}

{% macro default__instant(column) -%}
  cast({{ column }} as {{ dbt.type_timestamp() }})
{%- endmacro %}

{# A direct cast of a timestamp with a time zone would depend on the time zone of the session. #}
{% macro duckdb__instant(column) -%}
  cast(cast({{ column }} as varchar) as timestamp)
{%- endmacro %}

{% macro postgres__instant(column) -%}
  case
    when cast({{ column }} as text) ~ '[+-][0-9]{2}(:?[0-9]{2})*$'
      then cast(cast({{ column }} as text) as timestamp with time zone) at time zone 'UTC'
    else cast(cast({{ column }} as text) as timestamp)
  end
{%- endmacro %}
