import { toExactJson } from '@gatehouse/connector';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects and lists that are written as text. */
export function parsedText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** A copy with another value at one place. */
export function withValueAt(value: unknown, [key, ...rest]: readonly (string | number)[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? withValueAt(one, rest, replacement) : one));
  return isRecord(value) ? { ...value, [key]: withValueAt(value[key], rest, replacement) } : value;
}

export const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `"${value}"` : (toExactJson(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** As models and forms write them. */
export const flags: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['yes', true],
  ['no', false],
  ['1', true],
  ['0', false],
]);
