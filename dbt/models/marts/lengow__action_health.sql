-- Actions by the day on which they were sent (UTC).
{{ config(enabled=var('lengow__using_order_action')) }}
{% set group = 'created_on, account_id, marketplace, action_type' %}
with actions as (
  select
    cast(created_at as date) as created_on,
    account_id,
    marketplace,
    action_type,
    outcome,
    outcome in ('queued', 'sent') and created_at < {{ lengow.days_ago(3) }} as is_overdue,
    case when outcome in ('done', 'failed') then {{ dbt.datediff('created_at', 'updated_at', 'second') }} end as seconds,
    case when outcome = 'failed' then {{ lengow.without_numbers('errors') }} end as error
  from {{ ref('stg_lengow__order_action') }}
),
placed as (
  select
    actions.*,
    count(seconds) over (partition by {{ group }}) as places,
    row_number() over (
      partition by {{ group }}
      order by case when seconds is null then 1 else 0 end, seconds
    ) as place,
    count(error) over (partition by {{ group }}, error) as error_count
  from actions
),
ranked as (
  select
    placed.*,
    row_number() over (
      partition by {{ group }}
      order by error_count desc, {{ lengow.sortable('error') }}
    ) as error_rank
  from placed
)
select
  {{ group }},
  count(*) as actions,
  count(case when outcome = 'queued' then 1 end) as queued,
  count(case when outcome = 'sent' then 1 end) as sent,
  count(case when outcome = 'done' then 1 end) as done,
  count(case when outcome = 'failed' then 1 end) as failed,
  count(case when is_overdue then 1 end) as overdue,
  -- The median is the mean of the one or two values in the middle.
  avg(case when place * 2 between places and places + 2 then cast(seconds as {{ dbt.type_float() }}) end) / 60 as median_minutes,
  max(case when error_rank = 1 then error end) as top_error
from ranked
group by {{ group }}
