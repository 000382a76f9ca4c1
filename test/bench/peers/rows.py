"""Converts an order to rows for all Python peers, and defines the schema of those rows."""


def _number(value):
    return None if value is None else float(value)


def rows_of(order):
    key = {
        'account_id': order['account_id'],
        'marketplace': order['marketplace'],
        'marketplace_order_id': order['marketplace_order_id'],
    }
    for package in order['packages']:
        for line in package['cart']:
            yield 'order', {**key, **order_row(order, line)}
        for tracking in package['delivery']['trackings']:
            yield 'order_tracking', {**key, **tracking_row(order, tracking)}


def order_row(order, line):
    currency, merchant_order_id = order['currency'], order['merchant_order_id']
    return {
        'marketplace_order_line_id': line['marketplace_order_line_id'],
        'marketplace_order_date': order['marketplace_order_date'],
        'lengow_status': order['lengow_status'],
        'marketplace_status': order['marketplace_status'],
        'currency': currency and currency['iso_a3'],
        'total_order': _number(order['total_order']),
        'total_tax': _number(order['total_tax']),
        'commission': _number(order['commission']),
        'shipping': _number(order['shipping']),
        'discount': _number(order['discount']),
        'merchant_order_id': merchant_order_id and ','.join(merchant_order_id),
        'marketplace_product_id': line['marketplace_product_id'],
        'product_title': line['title'],
        'line_quantity': line['quantity'],
        'line_amount': _number(line['amount']),
        'line_shipping': _number(line['shipping']),
        'line_discount': _number(line['discount']),
        'line_lengow_status': line['lengow_status'],
        'max_shipping_date': line['max_shipping_date'],
        'imported_at': order['imported_at'],
        'updated_at': order['updated_at'],
        'anonymized': order['anonymized'],
    }


def tracking_row(order, tracking):
    relay = tracking['relay']
    return {
        'tracking_number': tracking['number'],
        'carrier': tracking['carrier'],
        'method': tracking['method'],
        'tracking_url': tracking['url'],
        'is_delivered_by_marketplace': tracking['is_delivered_by_marketplace'],
        'parcel_weight': tracking['parcel_weight'],
        'shipped_at': tracking['shipped_at'],
        'relay': relay and relay['id'],
        'updated_at': order['updated_at'],
    }


KEYS = {
    'order': ['account_id', 'marketplace', 'marketplace_order_id', 'marketplace_order_line_id'],
    'order_tracking': ['account_id', 'marketplace', 'marketplace_order_id', 'tracking_number'],
}

_ORDER = {'account_id': 'integer', 'marketplace': 'text', 'marketplace_order_id': 'text'}

COLUMNS = {
    'order': {
        **_ORDER,
        'marketplace_order_line_id': 'text',
        'marketplace_order_date': 'instant',
        'lengow_status': 'text',
        'marketplace_status': 'text',
        'currency': 'text',
        'total_order': 'number',
        'total_tax': 'number',
        'commission': 'number',
        'shipping': 'number',
        'discount': 'number',
        'merchant_order_id': 'text',
        'marketplace_product_id': 'text',
        'product_title': 'text',
        'line_quantity': 'integer',
        'line_amount': 'number',
        'line_shipping': 'number',
        'line_discount': 'number',
        'line_lengow_status': 'text',
        'max_shipping_date': 'instant',
        'imported_at': 'instant',
        'updated_at': 'instant',
        'anonymized': 'boolean',
    },
    'order_tracking': {
        **_ORDER,
        'tracking_number': 'text',
        'carrier': 'text',
        'method': 'text',
        'tracking_url': 'text',
        'is_delivered_by_marketplace': 'boolean',
        'parcel_weight': 'number',
        'shipped_at': 'instant',
        'relay': 'text',
        'updated_at': 'instant',
    },
}

_SHAPES = {
    'text': {'type': ['null', 'string']},
    'number': {'type': ['null', 'number']},
    'integer': {'type': ['null', 'integer']},
    'boolean': {'type': ['null', 'boolean']},
    'instant': {'type': ['null', 'string'], 'format': 'date-time'},
}

SCHEMAS = {
    stream: {'type': 'object', 'properties': {name: _SHAPES[kind] for name, kind in columns.items()}}
    for stream, columns in COLUMNS.items()
}
