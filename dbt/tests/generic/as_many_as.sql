{# The model has as many different values in the columns, or else rows, as another table. #}
{% test as_many_as(model, other, columns=none) %}
with here as (select count(*) as number from {{ lengow.distinct_rows(model, columns) }} as counted),
there as (select count(*) as number from {{ lengow.distinct_rows(other, columns) }} as counted)
select here.number as found, there.number as expected
from here
cross join there
where here.number <> there.number
{% endtest %}
