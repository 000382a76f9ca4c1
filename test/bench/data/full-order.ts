// A template with a document, which the others lack.

import {type Template, template} from './order.ts';

export const fullTemplate: Template = (number) => ({...template(number), documents: [documentOf(number)]});

const documentOf = (number: number) => ({
  id: 14_000_000 + number,
  marketplace_doc_id: `INVOICE_${number}`,
  url: `https://api.lengow.io/v3.0/document/${14_000_000 + number}`,
  created_at: '2025-01-02T08:19:34.818844Z',
  doc_type: {lengow_type: 'INVOICE', marketplace_code: 'invoice', marketplace_label: 'Facture'},
});
