// Generates the documents of an order, which the order, its lines or both list.
import {HOUR, type Micros, untidyInstant} from './instants.ts';
import type {Pen} from './pen.ts';
import type {Random} from './random.ts';
import type {Raw} from './render.ts';

/** Where Lengow's documents are. The sandbox sends its own address instead. */
export const LENGOW_URL = 'https://api.lengow.io';

const TYPES = [
  {lengow_type: 'INVOICE', marketplace_code: 'invoice', marketplace_label: 'Facture'},
  {lengow_type: 'DELIVERY', marketplace_code: null, marketplace_label: 'Bon de livraison'},
  {lengow_type: null, marketplace_code: 'label', marketplace_label: ''},
];

export function documentsOf(dice: Random, pen: Pen, orderedAt: Micros): Raw[] {
  const count = dice.weighted([
    [75, 0],
    [15, 1],
    [7, 2],
    [3, 3],
  ]);
  const firstId = 14_000_000 + dice.int(1e6);
  const documents = Array.from({length: count}, (_, at) => documentOf(dice, pen, firstId + at, orderedAt));
  // Another document with the same ids.
  const dated = documents.filter(({created_at}) => created_at !== null).slice(0, 1);
  return dice.chance(0.1) ? [...documents, ...dated.map(otherwise)] : documents;
}

const otherwise = (document: Raw): Raw => ({...document, created_at: '2020-02-29T00:00:00Z'});

function documentOf(dice: Random, pen: Pen, id: number, orderedAt: Micros): Raw {
  return {
    ...idsOf(dice, id),
    url: dice.chance(0.9) ? pen('documents[].url', id, (canary) => urlOf(dice, id, canary)) : null,
    created_at: dice.chance(0.9) ? untidyInstant(dice, orderedAt + HOUR) : null,
    doc_type: dice.pick([...TYPES, null, {}]),
  };
}

/** At least one of the two ids is there, or a line that lists the document could not say which it means. */
const idsOf = (dice: Random, id: number): Raw =>
  dice.weighted<Raw>([
    [60, {id, marketplace_doc_id: dice.pick([null, ''])}],
    [25, {id, marketplace_doc_id: `DELIVERY_${id}V1`}],
    [5, {id: `${id}`, marketplace_doc_id: `DELIVERY_${id}V1`}],
    [5, {id: null, marketplace_doc_id: `DELIVERY_${id}V1`}],
    [5, {marketplace_doc_id: `DELIVERY_${id}V1`}],
  ]);

const urlOf = (dice: Random, id: number, canary: string): string =>
  dice.weighted([
    [8, `${LENGOW_URL}/v3.0/document/${id}?for=${canary}`],
    [2, `https://elsewhere.example/${canary}/${id}.pdf`],
  ]);
