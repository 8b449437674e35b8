import type { passes, refusals } from '../../packages/gateway/src/calls/leniency.ts';
import type { Shape } from './shapes.ts';

/** A request of which the description says one thing and the gateway another. */
export interface Found {
  readonly operation: string;
  readonly part: 'body' | 'query' | 'path';
  /** Where it is odd, as keys with dots; a place in a list is `*`. Empty for the whole. */
  readonly at: string;
  /** How: one of the kinds of `bodies.ts`, `queries.ts` or `addresses.ts`. */
  readonly kind: string;
  readonly value: unknown;
  /** What the description has there. */
  readonly shape?: Shape;
  readonly isRequired: boolean;
  /** What the description has against it. */
  readonly misfits: readonly string[];
  readonly gateway: 'passes' | 'refuses';
}

interface Difference {
  readonly gateway: Found['gateway'];
  /** Whether this is why. */
  when(found: Found): boolean;
}

type Id = (typeof passes)[number]['id'] | (typeof refusals)[number]['id'];

const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'bigint';
const lastOf = (at: string) => at.split('.').findLast((key) => key !== '*') ?? '';
const isId = (at: string) => /(?:^|_)ids?$|^(?:from|into|per_page)$/.test(lastOf(at));
const isBound = (misfit: string) => /must NOT have (?:more|fewer)|must be [<>]=/.test(misfit);
/** Of a choice, that one field of several is there. */
const isNeed = (misfit: string) => /must have required property/.test(misfit);

/**
 * Entries of the gateway's list of differences, each with when it is the reason for one. The description says nothing of what is not
 * here, and `surfaces/rest/differences.test.ts` has a case of each.
 */
export const differences: Readonly<Partial<Record<Id, Difference>>> = {
  bounds: { gateway: 'passes', when: ({ misfits }) => misfits.some(isBound) },
  needs: {
    gateway: 'passes',
    when: ({ kind, misfits }) => (kind === 'absent' || kind === 'object') && misfits.filter(isNeed).length > 1,
  },
  nulls: { gateway: 'passes', when: ({ kind, isRequired }) => kind === 'null' && !isRequired },
  'empty-values': { gateway: 'passes', when: ({ part, value, isRequired }) => part === 'query' && value === '' && !isRequired },
  ids: {
    gateway: 'passes',
    when: ({ part, at, shape, value }) =>
      part === 'path' || (isId(at) && (shape?.type === 'string' ? isNumber(value) : /^\d{1,15}$/.test(String(value)))),
  },
  true: { gateway: 'passes', when: ({ part, value }) => part === 'query' && value === 'True' },
  path: { gateway: 'refuses', when: ({ part }) => part === 'path' },
  'query-fields': { gateway: 'refuses', when: ({ kind }) => kind === 'undeclared' },
  'query-twice': { gateway: 'refuses', when: ({ kind }) => kind === 'twice' },
  'not-json': { gateway: 'refuses', when: ({ part, at, value }) => part === 'body' && at === '' && value === null },
  searches: {
    gateway: 'refuses',
    when: ({ operation, kind, at }) => operation.endsWith('.search') && (kind === 'drawn' || at.startsWith('query')),
  },
};

interface Known {
  /** Of the gateway's list. */
  readonly entry: (typeof passes)[number]['id'];
  readonly operations: RegExp;
  readonly at: RegExp;
  readonly source: string;
}

/** Fields of which something passes that the description does not have, with whose word it is. */
export const known: readonly Known[] = [
  {
    entry: 'shown-otherwise',
    operations: /./,
    at: /(?:^|\.)custom_attributes(?:\.own.*)?$/,
    source: 'Recorded answers have numbers, true and false; examples have lists. The schemas have text alone, or no fractions.',
  },
  {
    entry: 'shown-otherwise',
    operations: /^companies\./,
    at: /monthly_spend$/,
    source: 'An integer by the schema, whose own text says that fractions are cut off.',
  },
  {
    entry: 'shown-otherwise',
    operations: /^events\.create$/,
    at: /^metadata/,
    source: 'Text alone by the schema; the guide to events has numbers, and objects of links and amounts.',
  },
  {
    entry: 'unknown-body-fields',
    operations: /^conversation_contacts\.attach$/,
    at: /^customer\.customer/,
    source: 'A person within the person, of which no text and no example says anything.',
  },
  {
    entry: 'shown-otherwise',
    operations: /^reporting_exports\./,
    at: /^job_identifier$/,
    source: 'Described in the query, although the address has it.',
  },
  { entry: 'shown-otherwise', operations: /^events\.list$/, at: /^type$/, source: 'Always user; clients leave it out.' },
  { entry: 'unknown-body-fields', operations: /^fin/, at: /timestamp_ms$/, source: 'By its own text only in webhooks.' },
  { entry: 'unknown-body-fields', operations: /^office_hours/, at: /day_of_week$/, source: 'Read-only by the description.' },
  {
    entry: 'shown-otherwise',
    operations: /^messages\.create$/,
    at: /^(?:message_type|body|to|template|components|from\.id|)$/,
    source: 'The examples leave out what the schema demands, and have texts as ids of whoever writes.',
  },
];
