import { operations } from '@gatehouse/connector';
import { isTimeField } from './time-span.ts';

let known: ReadonlySet<string> | undefined;

/** Fields in which 0 is nobody (2.16), as searches know them: in others it is a number. */
const nobodyFields = () => {
  known ??= new Set(
    operations.flatMap(({ searchFields }) =>
      Object.entries(searchFields?.fields ?? {}).flatMap(([name, { nobody }]) => (nobody === undefined ? [] : [name])),
    ),
  );
  return known;
};

export const isOfNobody = (field: string): boolean => nobodyFields().has(field);

/** In whatever way it is written that nobody is. */
export const saysNobody = (value: unknown): boolean =>
  value === null ||
  value === 0 ||
  value === '0' ||
  (typeof value === 'string' && /^(?:nobody|no one|none|unassigned|null)$/i.test(value.trim()));

/** Whether nothing stands in a field, or nothing is asked for. */
export function isNothingIn(field: string, value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (value === 0 || value === '0') return isOfNobody(field) || isTimeField(field);
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;
}
