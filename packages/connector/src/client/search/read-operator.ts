import { nearNames } from '../../catalogue/near-names.ts';
import { operators } from '../../catalogue/search-fields.ts';
import { type Operator, wordOf } from './reading.ts';

/** What people and other query languages write. */
const spellings: Readonly<Record<Operator, readonly string[]>> = {
  '=': ['==', '===', 'eq', 'equals', 'equal', 'is', 'on'],
  '!=': ['<>', '!==', 'ne', 'neq', 'not', 'not_equal', 'not_equals', 'is_not'],
  IN: ['one_of', 'any_of', 'any', 'in_list'],
  NIN: ['not_in', 'none_of'],
  '<': ['lt', 'less_than', 'before', 'until'],
  '<=': ['lte', 'le', '=<', 'at_most', 'less_than_or_equal'],
  '>': ['gt', 'greater_than', 'after'],
  '>=': ['gte', 'ge', '=>', 'at_least', 'since', 'from', 'greater_than_or_equal'],
  '~': ['contains', 'like', 'ilike', 'includes', 'has', 'match', 'matches', '=~'],
  '!~': ['not_contains', 'does_not_contain', 'not_like', 'excludes'],
  '^': ['starts_with', 'startswith', 'prefix', 'begins_with', '^='],
  $: ['ends_with', 'endswith', 'suffix', '$='],
};

/** Undefined where it is none. */
export function readOperator(given: unknown): Operator | undefined {
  if (given === undefined || given === null || given === '') return '=';
  if (typeof given !== 'string') return undefined;
  const word = wordOf(given).replace(/^\$(?=\w)/, '');
  return operators.find((one) => one === given || one.toLowerCase() === word || spellings[one].includes(word));
}

export const nearOperators = (given: string): readonly string[] =>
  nearNames(given, Object.values(spellings).flat(), 1).flatMap((word) => operators.filter((one) => spellings[one].includes(word)));
