import type { IdList } from './id-lists.ts';

export type SearchType = 'string' | 'words' | 'boolean' | 'integer' | 'date' | 'tag';
export const operators = ['=', '!=', 'IN', 'NIN', '<', '<=', '>', '>=', '~', '!~', '^', '$'] as const;
export type SearchOperator = (typeof operators)[number];

/** A field that a search takes. */
export interface SearchField {
  /** `words`: each word is compared by itself. `tag`: the ids of several things. */
  readonly type: SearchType;
  /** All that it can be: any other value finds nothing. */
  readonly values?: readonly string[];
  /** What of `values` other words mean, earlier versions' among them. */
  readonly meaning?: Readonly<Record<string, SearchMeaning>>;
  /** What it says, where its name does not. */
  readonly says?: string;
  /** What else people call it. */
  readonly also?: readonly string[];
  /** What its ids are of. */
  readonly of?: IdList;
  /** What it holds where there is nobody. */
  readonly nobody?: 0 | '0';
}

/** What is meant by a value; of another field, where `field` says so. `but`: everything except that. */
export interface SearchMeaning {
  readonly field?: string;
  readonly is?: string | number;
  readonly but?: string | number;
}

/** What a search can look for, as data: the description of its tool, the check of a query, the note on what was read, the sandbox. */
export interface SearchFields {
  readonly fields: Readonly<Record<string, SearchField>>;
  /** What fields that a workspace made begin with, and the operation that lists them. */
  readonly own: { readonly prefixes: readonly string[]; readonly listedBy: string };
  readonly operators: Readonly<Record<SearchType, readonly SearchOperator[]>>;
  /** Dates match whole days in the workspace's time zone, and have no exact seconds (facts 6.2). */
  readonly wholeDays?: true;
  /** What is asked for and no field has: where it is found instead. */
  readonly elsewhere: Readonly<Record<string, string>>;
  /** What a search looks into, said where it found nothing. */
  readonly looksInto: string;
  /**
   * Where plain words are looked for besides fields whose words are compared: a part of what stands there, all of it, or all of it where
   * the word is an address or a number; and whose name they may be, where nothing else has them.
   */
  readonly plain?: Readonly<Record<string, 'part' | 'whole' | 'address' | 'id' | 'author'>>;
  /** By which field whoever looks for words calls all of them. */
  readonly text?: string;
  /** Where the people of a company stand, whom another list has: no search has a company. */
  readonly people?: string;
  /** What rows have as the number that people see, and no search compares. */
  readonly number?: string;
  /** By which operation one has what was said later, which no search looks into. */
  readonly replies?: `${string}.get`;
}

/** What people call a company in a filter. */
export const companyWords = [
  'company',
  'company_id',
  'companies',
  'company_ids',
  'company.id',
  'company.name',
  'company_name',
  'companies.id',
  'companies.name',
] as const;

const equality = ['=', '!=', 'IN', 'NIN'] as const;
const order = ['<', '>', '<=', '>='] as const;
const text = ['~', '!~', '^', '$'] as const;

/** Those of most resources; what one does not have is left out there (facts 6.2). */
export const searchOperators = {
  string: [...equality, ...text],
  words: [...equality, ...text],
  boolean: equality,
  integer: [...equality, ...order],
  date: [...equality, ...order],
  tag: [...equality, ...text],
} as const satisfies SearchFields['operators'];

const each = <const Name extends string>(type: SearchType, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, { type }])) as Record<Name, SearchField>;

export const texts = <const Name extends string>(...names: readonly Name[]) => each('string', names);
export const dates = <const Name extends string>(...names: readonly Name[]) => each('date', names);
export const integers = <const Name extends string>(...names: readonly Name[]) => each('integer', names);
export const flags = <const Name extends string>(...names: readonly Name[]) => each('boolean', names);
export const called = (field: SearchField, ...also: readonly string[]): SearchField => ({ ...field, also });

/** Any other of a long list is found by whoever gives a wrong one. */
const shortOf = (values: readonly string[]) => (values.length > 6 ? [...values.slice(0, 3), '…'] : values);

/** The fields in one line of a description; those of `most` first and with what they can be, the others without. */
export function searchFieldsInWords({ fields, own }: SearchFields, most: readonly string[]): string {
  const shown = most.map((name) => {
    const field = fields[name];
    if (!field) throw new TypeError(`"${name}" is no field of this search.`);
    if (field.values) return `${name} (${shortOf(field.values).join('|')})`;
    if (field.says) return `${name} (${field.says})`;
    if (field.nobody !== undefined) return `${name} (null: nobody)`;
    return name;
  });
  return `Fields: ${shown.join(', ')}, ${own.prefixes[0]}NAME; the error for a wrong one lists all. Times: ISO or Unix seconds. Names do for ids.`;
}
