{# The rows that only one of the two tables has, in the columns of the second. Compared as text or numbers. #}
{% macro same_rows(mart, expected, kinds) %}
{%- set columns = [] -%}
{%- for name, kind in kinds.items() -%}
  {%- do columns.append('cast(' ~ name ~ ' as ' ~ lengow.type_of(kind) ~ ') as ' ~ name) -%}
{%- endfor -%}
{%- set sides = {'unexpected': (mart, expected), 'missing': (expected, mart)} -%}
{%- for fault, (one, other) in sides.items() %}
select '{{ fault }}' as fault, difference_{{ fault }}.*
from (
  select {{ columns | join(', ') }} from {{ one }}
  except
  select {{ columns | join(', ') }} from {{ other }}
) as difference_{{ fault }}
{{ 'union all' if not loop.last }}
{%- endfor %}
{% endmacro %}
