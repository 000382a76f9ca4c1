{# Whether rows of two tables belong to the same order. #}
{% macro same_order(one, other) -%}
  {{ one }}.account_id = {{ other }}.account_id
  and {{ one }}.marketplace = {{ other }}.marketplace
  and {{ one }}.marketplace_order_id = {{ other }}.marketplace_order_id
{%- endmacro %}
