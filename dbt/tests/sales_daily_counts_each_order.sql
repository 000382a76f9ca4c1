-- The days together have as many orders as there are.
select daily.number as found, orders.number as expected
from (select sum(orders) as number from {{ ref('lengow__sales_daily') }}) as daily
cross join (select count(*) as number from {{ ref('lengow__orders') }}) as orders
where daily.number <> orders.number
