import { type Data, isData, own } from './data.ts';

export type ResponsePath = readonly (string | number)[];

/** The objects at a place of the answer, where `@` in the path stands for every item of a list. */
export interface Cursor {
  path: readonly string[];
  objects: readonly Data[];
}

/** The objects below those of a cursor, in order; what is null or missing on the way is left out. */
export function moveInto(cursor: Cursor, path: readonly string[]): Cursor {
  let values: readonly unknown[] = cursor.objects;
  for (const element of path) {
    const next: unknown[] = [];
    for (const value of values) {
      if (element === '@') {
        if (Array.isArray(value)) for (const item of value) next.push(item);
      } else if (isData(value)) {
        next.push(own(value, element));
      }
    }
    values = next;
  }
  return { path: [...cursor.path, ...path], objects: values.filter(isData) };
}

/** The paths of a cursor's objects below the root, in the same order. Worked out only when an error has to be placed. */
export function pathsOf(root: unknown, path: readonly string[]): ResponsePath[] {
  let places: { path: ResponsePath; value: unknown }[] = [{ path: [], value: root }];
  for (const element of path) {
    places = places.flatMap(({ path: before, value }) => {
      if (element === '@') {
        return Array.isArray(value) ? value.map((item, index) => ({ path: [...before, index], value: item })) : [];
      }
      return isData(value) ? [{ path: [...before, element], value: own(value, element) }] : [];
    });
  }
  return places.filter(({ value }) => isData(value)).map((place) => place.path);
}
