{{ same_rows(ref('lengow__shipping_performance'), ref('expected_shipping_performance'), {
  'due_on': 'instant',
  'due': 'integer',
  'in_time': 'integer',
  'late': 'integer',
  'unknown': 'integer',
  'known': 'integer',
  'shipped_by_marketplace': 'integer'
}) }}
