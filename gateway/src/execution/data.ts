/** An object as JSON.parse gives it. A subgraph chose its keys, so they are read as own properties only. */
export type Data = Record<string, unknown>;

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function own(data: Data, key: string): unknown {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}

/**
 * Merges what a later fetch gave into what is there, in place: objects key by key, lists of the same length item by item,
 * anything else is replaced. A key that would reach an object's prototype is left out.
 */
export function mergeInto(target: Data, source: Data): void {
  for (const key of Object.keys(source)) {
    const given = source[key];
    if (given === undefined || key === '__proto__') continue;
    const present = own(target, key);
    if (isData(present) && isData(given)) mergeInto(present, given);
    else if (Array.isArray(present) && Array.isArray(given) && present.length === given.length) mergeItems(present, given);
    else target[key] = given;
  }
}

function mergeItems(target: unknown[], source: readonly unknown[]): void {
  for (let index = 0; index < source.length; index += 1) {
    const present = target[index];
    const given = source[index];
    if (isData(present) && isData(given)) mergeInto(present, given);
    else if (Array.isArray(present) && Array.isArray(given) && present.length === given.length) mergeItems(present, given);
    else target[index] = given;
  }
}
