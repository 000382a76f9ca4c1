{# The line's part of an amount of its order, in cents, in proportion to the line's weight. Rounding the running total
   instead of each part makes the parts add up to the amount. #}
{% macro share_of(amount) -%}
  {{ lengow.share_up_to(amount, 'weight_up_to') }} - {{ lengow.share_up_to(amount, 'weight_before') }}
{%- endmacro %}

{# Multiplies before it divides, so that half a cent is exactly half a cent also in floating point. #}
{% macro share_up_to(amount, weight) -%}
  cast(round(({{ amount }} * 100) * ({{ weight }} * 100) / (weight_of_order * 100)) / 100 as {{ dbt.type_numeric() }})
{%- endmacro %}
