import { apiVersions, type OperationFacts } from '@gatehouse/connector';

/**
 * What the gateway lets through to Intercom over REST although Intercom's description does not have it, and what it refuses although
 * Intercom takes it. The one list: the checks read the first, the reference shows both, and tests hold a case of each.
 */
export interface Difference {
  readonly id: string;
  readonly what: string;
  /** Whose word it is, or whom it protects. */
  readonly why: string;
}

/** Passes: Intercom decides. */
export const passes = [
  {
    id: 'unknown-body-fields',
    what: 'fields of a body that the operation does not have',
    why: 'Intercom ignores them, and newer versions have more; GATEHOUSE_STRICT=on refuses them by name',
  },
  {
    id: 'bounds',
    what: 'texts, lists and numbers longer or larger than the catalogue says, `per_page` beyond the maximum among them',
    why: 'Intercom clamps or refuses them itself',
  },
  { id: 'needs', what: 'bodies in which one of several fields is missing', why: 'Intercom says which one in words of its own' },
  { id: 'nulls', what: '`null` for a field that may be left out', why: 'clients in Go, Java and C# send every field that they know' },
  {
    id: 'empty-values',
    what: 'an empty value of a query field that may be left out, and an empty cursor',
    why: 'clients give the cursor back that they have, and have none at first',
  },
  {
    id: 'ids',
    what: 'a number where an id is text, and text where it, or `per_page`, is a number',
    why: "Intercom's own examples do both",
  },
  {
    id: 'earlier-versions',
    what: 'integers as `owner_id`, any `sort.order` and `model=conversation`, up to version 2.15 and where no version is named',
    why: 'that is what these versions take (2.16 changed it)',
  },
  {
    id: 'unknown-shapes',
    what: 'whatever a body holds, in versions before 2.7 and after 2.16',
    why: 'the catalogue does not have their shapes; what does not fit is counted as drift',
  },
  { id: 'per-page', what: '`per_page` on any list', why: 'live traffic has it where the description has not, and Intercom overlooks it' },
  {
    id: 'first-page',
    what: '`page` on a list without pages, where it is 1 or stands beside a cursor',
    why: "Intercom's own SDK always sends it, and a cursor decides",
  },
  {
    id: 'addresses',
    what: '`page`, `before` and `since` where `pages.next` is an address, and `page` where a body has it',
    why: 'they stand in addresses that Intercom gave',
  },
  {
    id: 'manners',
    what: '`view`, `display_as`, `order` and `sort` on any read',
    why: 'they say how something is shown, not what; Intercom overlooks them where it has none',
  },
  {
    id: 'reply-actions',
    what: '`close`, `open`, `snoozed` and `assignment` as `message_type` of a reply',
    why: "they were replies up to 2.4, and Intercom's Ruby client sends them; decided and recorded as `conversations.manage`",
  },
  { id: 'empty-list', what: '`[]` as a body', why: 'PHP writes an object without fields like that' },
  {
    id: 'shown-otherwise',
    what:
      'custom attributes that are numbers, true, false or lists; fractions in `monthly_spend`; numbers, links and amounts in the `metadata` of an ' +
      'event; messages without `message_type`, `body` or `to`, and from any id; events without `type`; an export without `job_identifier` in the query',
    why: "Intercom's schemas do not have them, and its own examples, texts and recorded answers do",
  },
  { id: 'path-again', what: 'in a query what the path says already', why: "Intercom's description has `job_identifier` in both" },
  { id: 'true', what: '`True`, `FALSE`, `1` and `0` for true and false in a query', why: 'Python and Excel write them so' },
  { id: 'cache-busters', what: '`_`, `utf8` and `utm_…` in a query', why: 'browsers and forms add them; no operation reads them' },
] as const satisfies readonly Difference[];

/** Refused, although Intercom would take it. */
export const refusals = [
  {
    id: 'path',
    what: 'an id in a path that is empty, made of dots, has a slash or a control character, is longer than 255 characters, or is a word of another address',
    why: 'it would be another address',
  },
  {
    id: 'query-fields',
    what: 'a query field that the operation does not have, named',
    why: '`GET /contacts?email=…` lists everybody at Intercom',
  },
  { id: 'query-twice', what: 'a query field twice, unless it is a list', why: 'which of them counts differs from server to server' },
  { id: 'names-twice', what: 'a name twice in one object of a body', why: 'what was checked need not be what Intercom reads' },
  { id: 'proto', what: '`__proto__` as a name', why: 'it changes what objects are, wherever a body is read' },
  {
    id: 'not-json',
    what: 'a body that is not JSON, not UTF-8, or nested more than 200 deep, and a form of a web page',
    why: 'what it says cannot be checked or told from another write',
  },
  { id: 'half-characters', what: 'text with half of a character (a surrogate without its other half)', why: 'no UTF-8 can carry it' },
  { id: 'size', what: 'a body above 16 MiB, or with more than 200,000 values', why: 'the gateway keeps a body until it is sent' },
  {
    id: 'searches',
    what: "a search that breaks Intercom's documented limits: a filter without field, operator or value, more than 15 filters in a group, more than 2 levels",
    why: 'Intercom answers some of them with a 500',
  },
  {
    id: 'unknown-addresses',
    what: 'an address that the catalogue does not have, without the scope `raw_requests:write`',
    why: 'nobody has looked at what it does',
  },
  {
    id: 'repeats',
    what: 'the same write of the same caller again within two minutes: it is answered as the first was',
    why: 'no customer gets a reply twice; an `Idempotency-Key` of its own sends it again. Unknown fields tell two writes apart, and so do a form and JSON',
  },
  {
    id: 'floods',
    what: 'more than sixty refused calls of one key within a minute: from then on they are answered 429, whatever is wrong with them',
    why: 'each refusal is a row of the audit',
  },
  { id: 'digits', what: 'a number of more than 100 digits', why: 'reading one of millions stops the process' },
  {
    id: 'headers',
    what: 'headers of the caller besides those that say what the body is, the version and the key: `If-None-Match` and `User-Agent` among them',
    why: 'what says who asks is for the gateway to say',
  },
  { id: 'scopes', what: 'what the group has no scope for', why: 'that is what groups are for' },
] as const satisfies readonly Difference[];

/** Query fields that change nothing of what is asked, whichever operation. */
const harmless = /^(?:_|utf8|utm_\w+)$/;
/** Those that say how something is shown, and not what. */
const manners = /^(?:view|display_as|order|sort)$/;

interface Beside {
  readonly query: URLSearchParams;
  readonly path: Readonly<Record<string, string>>;
}

/** Whether a query field that the operation does not have changes nothing of what it answers. */
export function isHarmless({ effect, paging, places }: OperationFacts, name: string, value: string, { query, path }: Beside): boolean {
  if (harmless.test(name) || path[name] === value) return true;
  if (effect !== 'read') return false;
  if (manners.test(name)) return true;
  if (!paging) return false;
  // Whatever an address of Intercom's own carries.
  if (name === 'per_page' || paging.form === 'url') return name === 'per_page' || /^(?:page|before|since)$/.test(name);
  if (name === 'page' && places[name] === 'body') return true;
  return name === 'page' && (value === '' || /^0*1$/.test(value) || Boolean(query.get('starting_after') || query.get('cursor')));
}

/** Fields that earlier versions take otherwise; `until` is the last that does. The check goes on `as` if it were said in today's words. */
export const earlier: readonly {
  readonly field: string;
  readonly until: string;
  takes(value: unknown): boolean;
  as?(value: unknown): unknown;
}[] = [
  { field: 'owner_id', until: '2.15', takes: (value) => typeof value === 'number' || typeof value === 'bigint', as: String },
  { field: 'model', until: '2.15', takes: (value) => value === 'conversation' },
];

/** `1.4` before `2.0`, `2.9` before `2.16`; Preview after all of them. */
export const isAtMost = (version: string, last: string): boolean => {
  const [major = 0, minor = 0] = numbersOf(version);
  const [lastMajor = 0, lastMinor = 0] = numbersOf(last);
  return major < lastMajor || (major === lastMajor && minor <= lastMinor);
};

const numbersOf = (version: string) => (version === 'Preview' ? [Number.POSITIVE_INFINITY, 0] : version.split('.').map(Number));

/** Whether the catalogue has the shapes that a version takes; `pinned` stands for those that it has, as the app's version mostly is. */
export function hasShapesOf(version: string): boolean {
  return version === 'pinned' || (apiVersions as readonly string[]).includes(version);
}
