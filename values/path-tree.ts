// A tree of places in an object, built from paths such as `packages[].cart[].amount`; knows nothing about what is there.

/** What is known about a place, and the places inside it. */
export type Place<T> = T & {
  /** Empty for the object itself. */
  readonly path: string;
  readonly fields: Map<string, Place<T>>;
  /** The place of an array's items, if anything is known about them. */
  item: Place<T> | undefined;
};

/** @param about what is known about a place, whether it is one of the paths or only contains some */
export function placesOf<T>(paths: Iterable<string>, about: (path: string) => T): Place<T> {
  const newPlace = (path: string): Place<T> => ({...about(path), path, fields: new Map(), item: undefined});
  const root = newPlace('');
  for (const path of paths) {
    let place = root;
    for (const step of stepsOf(path)) place = inside(place, step, newPlace);
  }
  return root;
}

function inside<T>(place: Place<T>, step: string, newPlace: (path: string) => Place<T>): Place<T> {
  if (step === ITEM) {
    place.item ??= newPlace(`${place.path}${ITEM}`);
    return place.item;
  }
  const field = place.fields.get(step) ?? newPlace(pathIn(place, step));
  place.fields.set(step, field);
  return field;
}

/** The place at a path, which must be one of those that the tree was built from, or contain one. */
export const placeAt = <T>(root: Place<T>, path: string): Place<T> =>
  stepsOf(path).reduce((place, step) => (step === ITEM ? place.item : place.fields.get(step)) as Place<T>, root);

/** The path of a field of an object. */
export const pathIn = ({path}: {readonly path: string}, name: string): string =>
  path === '' ? name : `${path}.${name}`;

const ITEM = '[]';

const stepsOf = (path: string): string[] => path.match(/\[\]|[^.[\]]+/g) ?? [];
