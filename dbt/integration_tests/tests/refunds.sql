{{ same_rows(ref('lengow__refunds'), ref('expected_refunds'), {
  'marketplace_order_id': 'text',
  'marketplace_order_line_id': 'text',
  'known_by': 'text',
  'refunded_amount': 'number'
}) }}
