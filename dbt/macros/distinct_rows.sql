{% macro distinct_rows(table, columns) -%}
  (select {{ 'distinct ' ~ columns | join(', ') if columns else '1 as one' }} from {{ table }})
{%- endmacro %}
