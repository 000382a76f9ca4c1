{# Sorts texts alike in every warehouse: by their bytes. #}
{% macro sortable(text) %}
  {{- return(adapter.dispatch('sortable', 'lengow')(text)) -}}
{% endmacro %}

{% macro default__sortable(text) -%}
  {{ text }}
{%- endmacro %}

{# The collation of a PostgreSQL database may ignore punctuation. #}
{% macro postgres__sortable(text) -%}
  {{ text }} collate "C"
{%- endmacro %}

{# Each number in a text becomes `#`, so that errors that differ only in a number are the same. #}
{% macro without_numbers(text) %}
  {{- return(adapter.dispatch('without_numbers', 'lengow')(text)) -}}
{% endmacro %}

{% macro default__without_numbers(text) -%}
  regexp_replace({{ text }}, '[0-9]+', '#')
{%- endmacro %}

{# PostgreSQL and DuckDB replace only the first match, unless they are told otherwise. #}
{% macro postgres__without_numbers(text) -%}
  regexp_replace({{ text }}, '[0-9]+', '#', 'g')
{%- endmacro %}

{% macro duckdb__without_numbers(text) -%}
  regexp_replace({{ text }}, '[0-9]+', '#', 'g')
{%- endmacro %}
