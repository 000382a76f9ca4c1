-- The current row of each action, for targets that append. See README.md; set search_path to the tables' schema.
create or replace view order_action_current as
select action.*
from order_action as action
where not exists (
  select 1
  from order_action as later
  where later.account_id = action.account_id
    and later.action_id = action.action_id
    and (
      later.updated_at > action.updated_at
    )
);
