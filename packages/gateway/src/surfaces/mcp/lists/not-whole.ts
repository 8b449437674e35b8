import { isRecord } from '../record.ts';
import { unwrapped } from './conditions.ts';

/**
 * Lists that stand in rows and of which Intercom gives only the first (of a contact's tags ten): what is said of them holds for what stands
 * there.
 */
export function notWholeIn(rows: readonly unknown[], fields: readonly string[]): { readonly not_whole?: readonly string[] } {
  const told = [...new Set(fields)].flatMap((field) => {
    const cut = rows.filter((row) => isCut(row, field.split('.'))).length;
    return cut === 0
      ? []
      : [`${field}: ${cut} of ${rows.length} rows have more of these than stand in the row, and only those that do were looked at`];
  });
  return told.length === 0 ? {} : { not_whole: told };
}

function isCut(value: unknown, [name, ...rest]: readonly string[], within = false): boolean {
  if (!isRecord(value) && !Array.isArray(value)) return false;
  const list = unwrapped(value);
  if (list) {
    const { total_count: total, has_more: more } = (Array.isArray(value) ? {} : value) as { total_count?: unknown; has_more?: unknown };
    if (within && (more === true || (typeof total === 'number' && total > list.length))) return true;
    return name !== undefined && list.some((one) => isCut(one, [name, ...rest], true));
  }
  return name !== undefined && isRecord(value) && isCut(value[name], rest, true);
}
