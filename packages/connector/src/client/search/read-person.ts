import type { SearchFields } from '../../catalogue/search-fields.ts';
import type { Filter, Query } from '../../catalogue/shared/search.ts';
import type { Node, Operator, Scalar } from './reading.ts';

/* Addresses and numbers as people have them: copied out of a mail, read out on the phone. */

/** Bounded, as addresses are, so that a long text costs no more than its length. */
const address = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,10}/gu;

/** The addresses in a text, `mailto:` and brackets aside. */
export const addressesIn = (text: string): readonly string[] => [
  ...new Set([...text.replaceAll(/mailto:/gi, ' ').matchAll(address)].map(([one]) => one.replace(/^'+/, ''))),
];

/** A text in which an address stands for whoever it is of: `Kim Lee <kim@acme.example>`. */
export const withoutNames = (text: string): string =>
  text
    .replaceAll(/mailto:/gi, ' ')
    .replaceAll(/(?:"[^"]{0,100}"\s{0,10}|(?:\p{Lu}[\p{L}.'-]{0,40}\s{1,10}){0,4})<([^<>@\s]{1,64}@[^<>@\s]{1,255})>/gu, ' $1 ');

/** The domain of an address, of a page, or as it stands. */
export function domainIn(text: string): string | undefined {
  if (text.length > 2000) return undefined;
  const [, domain] =
    /^(?:[a-z]+:\/\/)?(?:[^@/\s]*@)?(?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?:[/?#:].*)?$/iu.exec(text.trim()) ?? [];
  return domain?.toLowerCase();
}

/** A number as it may be stored. */
export interface Phone {
  readonly whole: readonly string[];
  /** Its end, which it has however the country stands before it. */
  readonly end: string;
}

/** Fewer digits are the end of too many numbers. */
const fewest = 7;
/** Of a number with all that people write around it. */
const longest = 80;

/** Intercom compares what is stored, letter by letter. */
export function phoneOf(text: string): Phone | undefined {
  if (text.length > longest) return undefined;
  const written = text.trim().replace(/^(?:tel|phone|mobile|call)?[:.\s]*/i, '');
  if (!/^(?:\+|00)?[\d\s().\-/\u00a0\u2010-\u2015]+(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i.test(written)) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return undefined;
  const digits = written
    .replace(/\s*(?:x|ext\.?)\s*\d{1,6}$/i, '')
    .replace(/\(0\)/, '')
    .replaceAll(/\D/g, '');
  if (digits.length < fewest || digits.length > 15 + 2) return undefined;
  const isAbroad = /^\+/.test(written) || digits.startsWith('00');
  const international = digits.replace(/^00/, '');
  const local = international.replace(/^0+/, '');
  const isAmerican = local.length === 10 || (local.length === 11 && local.startsWith('1'));
  const national = isAmerican ? local.slice(-10) : local;
  const [area, exchange, line] = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
  const american = isAmerican
    ? [`+1${national}`, national, `(${area}) ${exchange}-${line}`, `${area}-${exchange}-${line}`, `${area}.${exchange}.${line}`]
    : [];
  const whole = [...new Set([written, `+${international}`, international, ...(isAbroad && !isAmerican ? [] : american)])];
  return { whole, end: isAmerican ? national : local };
}

/** What a text says of one person: addresses, a number, an id. Undefined where it says words. */
export function personIn({ fields }: SearchFields, text: string): Query | undefined {
  const has = (field: string) => Object.hasOwn(fields, field);
  if (!has('email') || !has('phone')) return undefined;
  const addresses = addressesIn(text);
  const [only] = addresses;
  if (only !== undefined)
    return { field: 'email', operator: addresses.length === 1 ? '=' : 'IN', value: addresses.length === 1 ? only : [...addresses] };
  const [said = ''] = /(?:\+|\b00|\(|\b)\d[\d\s().\-/]{5,40}\d(?!\S)/.exec(text) ?? [];
  const isNoNumber = /^[\d\s]*$|^\d{4}-\d{2}-\d{2}/.test(said);
  const phone = phoneOf(text) ?? (isNoNumber ? undefined : phoneOf(said));
  if (phone) return phoneNode('phone', phone, true) as Query;
  const whole = text.trim();
  if (/^[0-9a-f]{24}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(whole))
    return { operator: 'OR', value: ['id', 'external_id'].map((field): Filter => ({ field, operator: '=', value: whole })) };
  return undefined;
}

/** Also by our own id, which may be a number, where nothing else was said. */
function phoneNode(field: string, { whole, end }: Phone, alone = false): Node {
  const filters: Filter[] = [
    { field, operator: 'IN', value: [...whole] },
    { field, operator: '$', value: end },
    ...(alone ? [{ field: 'external_id', operator: '=' as const, value: whole[0] ?? end }] : []),
  ];
  return { operator: 'OR', value: filters };
}

/** What a filter on a field of a person means, and what is said of it; undefined where it means what it says. */
export function personFilter(
  field: string,
  operator: Operator,
  value: Scalar,
  inShort: boolean,
): { readonly node: Node; readonly note: string } | undefined {
  if (value === null || value === '' || typeof value === 'boolean') return undefined;
  const text = String(value).trim();
  const note = (what: string) => `${field}: "${text.slice(0, 60)}" is read as ${what}.`;
  const isEqual = operator === '=' || operator === '~' || operator === '^';
  if (/(?:^|\.)email$/.test(field)) {
    const [only, ...others] = addressesIn(text);
    if (only !== undefined && others.length === 0 && only !== text && (isEqual || operator === '!='))
      return { node: { field, operator: operator === '!=' ? '!=' : '=', value: only }, note: note(only) };
    // Nobody's whole address.
    if (!text.includes('@') || /^@/.test(text)) {
      if (operator === '=') return { node: { field, operator: '~', value: text }, note: note(`a part of an address (~)`) };
      if (operator === '!=') return { node: { field, operator: '!~', value: text }, note: note(`a part of an address (!~)`) };
    }
  }
  if (field === 'email_domain') {
    const domain = domainIn(text.replace(/^@/, ''));
    if (domain !== undefined && domain !== text.toLowerCase()) return { node: { field, operator, value: domain }, note: note(domain) };
  }
  if ((field === 'phone' || field === 'formatted_phone') && isEqual) {
    const phone = phoneOf(text);
    if (phone && !(operator === '=' && phone.whole.length === 0))
      return {
        node: inShort ? { field, operator: '$', value: phone.end } : phoneNode(field, phone),
        note: note(`any writing of a number that ends in ${phone.end}`),
      };
    const digits = text.replaceAll(/\D/g, '');
    if (operator === '~' && digits.length >= 3 && /^[\d\s().\-/+]+$/.test(text) && digits !== text)
      return { node: { field, operator: '~', value: digits }, note: note(digits) };
  }
  return undefined;
}
