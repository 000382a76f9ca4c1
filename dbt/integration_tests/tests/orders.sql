{{ same_rows(ref('lengow__orders'), ref('expected_orders'), {
  'marketplace_order_id': 'text',
  'ordered_at': 'instant',
  'total_order': 'number',
  'commission_cost': 'number',
  'net_of_commission': 'number',
  'cancelled_amount': 'number',
  'refunded_amount': 'number',
  'line_count': 'integer',
  'cancelled_lines': 'integer',
  'units': 'integer',
  'parcels': 'integer',
  'ship_by': 'instant',
  'first_shipped_at': 'instant',
  'is_late': 'boolean'
}) }}
