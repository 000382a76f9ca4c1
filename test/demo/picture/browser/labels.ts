// Which labels of a chart cannot be read.

import type {Locator} from 'playwright-core';

type Label = {readonly text: string} & Record<'left' | 'right' | 'top' | 'bottom', number>;

/** A label may touch what is next to it. */
const TOUCH = 1;

export async function labelFaults(image: Locator): Promise<string[]> {
  const frame = (await boxes(image))[0] as Label;
  const labels = await boxes(image.locator('text'));
  const outside = labels.filter((label) => !isWithin(label, frame)).map(({text}) => `${text} is cut off`);
  const overlapping = labels.flatMap((one, at) =>
    labels
      .slice(at + 1)
      .filter((other) => overlaps(one, other))
      .map((other) => `${one.text} and ${other.text} overlap`),
  );
  return [...outside, ...overlapping];
}

const boxes = (locator: Locator): Promise<Label[]> =>
  locator.evaluateAll((elements) =>
    elements.map((element) => ({...element.getBoundingClientRect().toJSON(), text: element.textContent})),
  );

const isWithin = (label: Label, frame: Label): boolean =>
  label.left >= frame.left - TOUCH &&
  label.right <= frame.right + TOUCH &&
  label.top >= frame.top - TOUCH &&
  label.bottom <= frame.bottom + TOUCH;

const overlaps = (one: Label, other: Label): boolean =>
  one.left < other.right - TOUCH &&
  other.left < one.right - TOUCH &&
  one.top < other.bottom - TOUCH &&
  other.top < one.bottom - TOUCH;
