{{ same_rows(ref('lengow__sales_daily'), ref('expected_sales_daily'), {
  'ordered_on': 'instant',
  'currency': 'text',
  'orders': 'integer',
  'orders_with_total': 'integer',
  'orders_with_commission': 'integer',
  'units': 'integer',
  'gross': 'number',
  'cancelled': 'number',
  'refunded': 'number',
  'commission_cost': 'number'
}) }}
