-- Orders by the day on which they had to be shipped (UTC), once that is past; without those that were dropped.
with due as (
  select
    cast(ship_by as date) as due_on,
    account_id,
    marketplace,
    coalesce(is_shipped_by_marketplace, false) as is_by_marketplace,
    is_late
  from {{ ref('lengow__orders') }}
  where ship_by < {{ lengow.as_of() }} and (stage <> 'dropped' or first_shipped_at is not null)
),
counted as (
  select
    due_on,
    account_id,
    marketplace,
    count(case when is_by_marketplace then 1 end) as shipped_by_marketplace,
    count(case when not is_by_marketplace then 1 end) as due,
    count(case when not is_by_marketplace and not is_late then 1 end) as in_time,
    count(case when not is_by_marketplace and is_late then 1 end) as late,
    count(case when not is_by_marketplace and is_late is null then 1 end) as unknown
  from due
  group by due_on, account_id, marketplace
)
select
  counted.*,
  in_time + late as known,
  cast(late as {{ dbt.type_float() }}) / nullif(in_time + late, 0) as late_rate
from counted
