import { isRecord } from '../record.ts';

type Shown = Readonly<Record<string, unknown>>;

interface Picked {
  readonly value: unknown;
  /** Somebody outside wrote it. */
  readonly untrusted: boolean;
}

/** Of a row as it is shown, only some fields, each under the name by which it was asked for. */
export function pick(row: unknown, fields: readonly string[]): Shown {
  const shown: Record<string, unknown> = {};
  const untrusted: Record<string, unknown> = {};
  for (const field of fields) {
    const picked = find(row, field.split('.'), false);
    if (picked?.value !== undefined) (picked.untrusted ? untrusted : shown)[field] = picked.value;
  }
  return Object.keys(untrusted).length === 0 ? shown : { ...shown, untrusted };
}

function find(value: unknown, [name, ...rest]: readonly string[], untrusted: boolean): Picked | undefined {
  if (name === undefined) return value === undefined ? undefined : { value, untrusted };
  const list = Array.isArray(value) ? (value as unknown[]) : rowsOf(value);
  if (list) {
    const found = list.flatMap((one) => find(one, [name, ...rest], untrusted) ?? []);
    return found.length === 0 ? undefined : { value: found.map((one) => one.value), untrusted: found.some((one) => one.untrusted) };
  }
  if (!isRecord(value)) return undefined;
  if (Object.hasOwn(value, name)) return find(value[name], rest, untrusted);
  const outside = value['untrusted'];
  return isRecord(outside) ? find(outside, [name, ...rest], true) : undefined;
}

const rowsOf = (value: unknown): unknown[] | undefined => {
  const rows = isRecord(value) ? value['rows'] : undefined;
  return Array.isArray(rows) ? rows : undefined;
};
