import { type ApiError, invalid } from '../server/errors.ts';

type AttributeValue = string | number | boolean | null;
export type Attributes = Record<string, AttributeValue>;

/** `custom_attributes` as a body gives them over those that are there: null clears one, and null for the whole clears all. */
export function mergeAttributes(given: unknown, before: Attributes, refusal: (name: string) => ApiError | undefined): Attributes {
  if (given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) throw invalid('custom_attributes must be an object', 'custom_attributes');
  const merged = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(given as object)) {
    const refused = refusal(name);
    if (refused) throw refused;
    if (value === null) merged.delete(name);
    else merged.set(name, checkAttribute(name, value));
  }
  return Object.fromEntries(merged);
}

/** No nesting, and at most 255 characters. */
function checkAttribute(name: string, value: unknown): AttributeValue {
  if (typeof value === 'string' && value.length > 255) throw invalid(`Custom attribute '${name}' is longer than 255 characters`);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  throw invalid(`Custom attribute '${name}' must not be nested`);
}
