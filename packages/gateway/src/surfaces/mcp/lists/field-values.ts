import type { OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { shown } from '../meant/values.ts';
import { type Condition, holds, valuesAt } from './conditions.ts';

export type SearchField = NonNullable<OperationFacts['searchFields']>['fields'][string];

/** Of which a later one is more. */
const inOrder = ['priority'];
const orders = ['>', '>=', '<', '<='];

/**
 * A condition on a field of which all values are known, as it is meant: other words for one of them, more and less. Throws `input_invalid`
 * where it is none of them.
 */
export function withKnownValues(
  operation: string,
  rows: readonly unknown[],
  condition: Condition,
  known: SearchField | undefined,
): Condition {
  const { field, operator, value } = condition;
  const values = known?.values;
  if (!values || rows.length === 0) return condition;
  const refuse = (problem: string) =>
    new GatewayError('input_invalid', { operation, field, fix: `where: ${field} ${problem}; it is one of ${values.join(', ')}.` });
  if (orders.includes(operator)) {
    const at = typeof value === 'string' ? values.indexOf(value.trim().toLowerCase()) : -1;
    if (!inOrder.includes(field)) throw refuse('has no order');
    if (at === -1) throw refuse(`is never ${shown(value)}`);
    const wanted = values.filter((_, index) =>
      operator === '>' ? index > at : operator === '>=' ? index >= at : operator === '<' ? index < at : index <= at,
    );
    return wanted.length === 0 ? { field, operator: 'NIN', value: values } : { field, operator: 'IN', value: wanted };
  }
  if (!['=', '!=', 'IN', 'NIN'].includes(operator)) return condition;
  const isThere = (one: unknown) => rows.some((row) => holds(row, { field, operator: '=', value: one }));
  const wordOf = (one: unknown) =>
    String(one)
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
  const meaningOf = (word: string) => (known.meaning && Object.hasOwn(known.meaning, word) ? known.meaning[word] : undefined);
  /** Rows may have another word than searches for the same. */
  const inRows = (word: string): unknown =>
    isThere(word)
      ? word
      : (rows
          .flatMap((row) => valuesAt(row, field))
          .find((one) => {
            const meaning = meaningOf(wordOf(one));
            return meaning !== undefined && !meaning.field && 'is' in meaning && meaning.is === word;
          }) ?? word);
  const read = (one: unknown): Pick<Condition, 'field' | 'value'> & { readonly isNot?: true } => {
    const word = wordOf(one);
    if (one === null || one === '') return { field, value: one };
    if (values.includes(word)) return { field, value: inRows(word) };
    if (isThere(one)) return { field, value: one };
    const meaning = meaningOf(word);
    if (!meaning) throw refuse(`is never ${shown(one)}`);
    const other = meaning.field ?? field;
    if (rows.every((row) => valuesAt(row, other).length === 0)) throw refuse(`is never ${shown(one)}`);
    return 'but' in meaning
      ? { field: other, value: meaning.but, isNot: true }
      : { field: other, value: other === field && typeof meaning.is === 'string' ? inRows(meaning.is) : meaning.is };
  };
  if (Array.isArray(value)) {
    const all = value.map(read);
    const odd = all.findIndex((one) => one.field !== field || one.isNot);
    if (odd !== -1) throw refuse(`is never ${shown(value[odd])}`);
    return { ...condition, value: all.map((one) => one.value) };
  }
  const { isNot, ...meant } = read(value);
  return { ...meant, operator: isNot === undefined ? operator : operator === '=' ? '!=' : '=' };
}
