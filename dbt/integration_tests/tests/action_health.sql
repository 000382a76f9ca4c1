{{ same_rows(ref('lengow__action_health'), ref('expected_action_health'), {
  'created_on': 'instant',
  'action_type': 'text',
  'actions': 'integer',
  'queued': 'integer',
  'sent': 'integer',
  'done': 'integer',
  'failed': 'integer',
  'overdue': 'integer',
  'median_minutes': 'number',
  'top_error': 'text'
}) }}
