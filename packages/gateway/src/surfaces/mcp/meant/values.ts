import { toExactJson, toPlainText } from '@gatehouse/connector';
import { repeatedKey } from '@gatehouse/connector/search';
import { GatewayError } from '../../../errors.ts';
import { isRecord } from '../record.ts';

/** Objects and lists that are written as text. Throws `input_invalid` where a name stands twice in one. */
export function parsedText(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  const read = parse(value);
  const twice = read === undefined ? undefined : repeatedKey(value);
  if (twice === undefined) return read ?? value;
  const field = toPlainText(twice, { limit: 100 });
  throw new GatewayError('input_invalid', {
    field,
    fix: `${field}: stands twice in one object of the JSON text: one of them would be lost.`,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
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
