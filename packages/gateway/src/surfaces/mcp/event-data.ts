import { type Detail, quote } from './quote.ts';
import { isRecord } from './record.ts';
import { Told, tellTime } from './told.ts';

/*
 * An event's metadata, of which Intercom describes two things that look like others: `{ amount, currency }`, whose amount is in cents, and
 * times, whose names end in `_date`. Nothing else of it is known.
 */

/** The same with amounts in units of their currency, so that whatever reads a row compares what is shown. */
export function withAmounts(metadata: unknown): unknown {
  if (!isRecord(metadata)) return metadata;
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => [name, isMoney(value) ? { ...value, amount: inUnits(value.amount) } : value]),
  );
}

/** As it is shown. */
export function showEventData(metadata: unknown, detail: Detail): unknown {
  const shown = quote(withAmounts(metadata), detail);
  if (!isRecord(shown)) return shown;
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => {
      if (typeof value === 'number' && name.endsWith('_date')) return [name, tellTime(value)];
      if (isRecord(value) && isAmount(value['amount']) && isCurrency(value['currency']))
        return [name, { ...value, amount: new Told('amounts', value['amount']) }];
      return [name, value];
    }),
  );
}

/** As Intercom takes it: what was shown, given back. */
export function readEventData(metadata: unknown, readSeconds: (value: unknown, name: string) => unknown, onCents: (name: string) => void) {
  if (!isRecord(metadata)) return metadata;
  return Object.fromEntries(
    Object.entries(metadata).map(([name, value]) => {
      if (name.endsWith('_date') && typeof value === 'string') return [name, readSeconds(value, name)];
      const amount = isRecord(value) && isCurrency(value['currency']) ? centsOf(value['amount']) : undefined;
      if (amount === undefined) return [name, value];
      onCents(`${name}.amount`);
      return [name, { ...(value as object), amount }];
    }),
  );
}

interface Money {
  readonly amount: number;
  readonly currency: string;
}

const isMoney = (value: unknown): value is Money =>
  isRecord(value) && Number.isSafeInteger(value['amount']) && isCurrency(value['currency']);

const inUnits = (cents: number) => (cents / 100).toFixed(2);

const isAmount = (value: unknown): value is string => typeof value === 'string' && /^-?\d{1,14}\.\d\d$/.test(value);

/** Only where it cannot be cents already. */
function centsOf(amount: unknown): number | undefined {
  const isFraction = typeof amount === 'number' && !Number.isInteger(amount);
  return isAmount(amount) || isFraction ? Math.round(Number(amount) * 100) : undefined;
}

const known = new Map<string, boolean>();

/** Whether it has cents: of one that has none, Intercom does not say what the amount counts. */
function isCurrency(code: unknown): code is string {
  if (typeof code !== 'string' || !/^[a-z]{3}$/i.test(code)) return false;
  const name = code.toUpperCase();
  const of =
    known.get(name) ?? new Intl.NumberFormat('en', { style: 'currency', currency: name }).resolvedOptions().maximumFractionDigits === 2;
  known.set(name, of);
  return of;
}
