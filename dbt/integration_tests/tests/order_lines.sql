{{ same_rows(ref('lengow__order_lines'), ref('expected_order_lines'), {
  'marketplace_order_id': 'text',
  'marketplace_order_line_id': 'text',
  'stage': 'text',
  'is_revenue': 'boolean',
  'total_order_share': 'number',
  'total_tax_share': 'number',
  'commission_cost_share': 'number',
  'shipping_share': 'number',
  'unit_cost': 'number',
  'margin': 'number'
}) }}
