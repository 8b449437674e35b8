import type { PermissionKey } from './permissions.ts';
import type { ScopeKey } from './scopes.ts';
import type { SearchFields } from './search-fields.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Route = `${Method} /${string}`;

/** What an operation may be called after its resource. A closed list: a second word for the same thing is a decision. */
export type Verb =
  | 'archive'
  | 'ask'
  | 'attach'
  | 'auto_assign'
  | 'block'
  | 'bulk'
  | 'bulk_create'
  | 'bulk_delete'
  | 'bulk_update'
  | 'cancel'
  | 'change_type'
  | 'convert'
  | 'create'
  | 'delete'
  | 'delete_by_external_id'
  | 'detach'
  | 'dismiss'
  | 'download'
  | 'enqueue'
  | 'escalate'
  | 'export'
  | 'find'
  | 'find_by_phone'
  | 'get'
  | 'list'
  | 'list_ordered'
  | 'manage'
  | 'me'
  | 'merge'
  | 'preview'
  | 'publish'
  | 'rate'
  | 'redact'
  | 'reply'
  | 'run'
  | 'scroll'
  | 'search'
  | 'set_away'
  | 'start'
  | 'summarize'
  | 'unarchive'
  | 'update'
  | 'upload';

/** What a call does to the workspace. The HTTP method cannot say: six Intercom reads are POSTs. */
export type Effect = 'read' | 'create' | 'update' | 'delete';

/**
 * What may happen to a call whose answer was lost.
 *
 * - `R` a read: repeat it.
 * - `S` sets a state: the same call again ends in the same state, so repeat it.
 * - `K` creates under a natural key (an external id, an event's time): look for that key first, never repeat blindly.
 * - `D` adds something each time (a reply, a note): once bytes may have left, its outcome is unknown until somebody looks.
 *
 * Intercom has no idempotency key on any operation, so this is all the protection there is.
 */
export type RetryClass = 'R' | 'S' | 'K' | 'D';

/**
 * Intercom API versions since 2.7, oldest first; `since` names the first that has the operation (2.7 stands for "2.7 or earlier").
 * Preview is what comes next, and changes without notice.
 */
export const apiVersions = ['2.7', '2.8', '2.9', '2.10', '2.11', '2.12', '2.13', '2.14', '2.15', '2.16', 'Preview'] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** Whether only Preview has it: Intercom may change it on any day, so whoever runs this has to want it. */
export const isExperimental = ({ since }: { readonly since: ApiVersion }): boolean => since === 'Preview';

/** Whether an operation exists for whoever wants those that only Preview has, or does not. */
export const isOffered = (operation: { readonly since: ApiVersion }, experimental: boolean): boolean =>
  experimental || !isExperimental(operation);

/** The newest that does not change any more. */
export const latestVersion = '2.16' satisfies ApiVersion;

/** Where a list keeps its rows, and how it asks for the next page (Intercom has six forms). */
export interface Paging {
  /**
   * - `cursor`: `pages.next.starting_after` comes back, `starting_after` goes into the query.
   * - `body-cursor`: the same cursor goes into the body's `pagination.starting_after`.
   * - `page`: `page` counts up to `pages.total_pages`.
   * - `url`: `pages.next` is a URL whose query holds the fields for the next page.
   * - `next-cursor`: `next_cursor` comes back, `cursor` goes into the query, while `has_more`.
   * - `scroll`: `scroll_param` comes back and goes into the query, until a page is empty.
   * - `none`: everything comes at once.
   */
  readonly form: 'cursor' | 'body-cursor' | 'page' | 'url' | 'scroll' | 'next-cursor' | 'none';
  /** The answer's field that holds the rows. */
  readonly items: string;
}

/** Which calls of an operation that adds something only set a state, so that making them again is meant: `field` has one of `values`. */
export interface SetsState {
  readonly field: string;
  readonly values: readonly string[];
  /** Fields that add something. */
  readonly without: readonly string[];
}

/**
 * Which writes may be asked for several things at once: the field of the path that may then be a list. Nothing is deleted like that, and what
 * reaches a customer is said to one at a time.
 */
export interface Several {
  readonly of: string;
  /** Fields that reach somebody, or can only be of one. */
  readonly without?: readonly string[];
  /** The values of a field with which nobody outside is reached. */
  readonly only?: { readonly field: string; readonly values: readonly string[] };
}

/**
 * What clients send to one operation's address and is another operation: a body whose `field` has one of the values by which that one
 * sets a state. It is decided, checked and recorded as that one.
 */
export interface StandsFor {
  readonly field: string;
  readonly operation: string;
}

/**
 * A scope that opens a part of what an operation can be asked for. Whatever is not exactly of this form needs the operation's own scope; a
 * field that is new to Intercom is not among `fields`, and so needs it, too.
 */
export interface Narrower {
  readonly scope: ScopeKey;
  /** What these fields have to be, with dots where they stand within another. */
  readonly when: Readonly<Record<string, readonly string[]>>;
  /** All fields that may stand there, besides those of the path. */
  readonly fields: readonly string[];
  /** What it opens, after "opens only". */
  readonly opens: string;
  /** What is said of the operation to whoever may do no more than this. */
  readonly description: string;
}

/** One of several things that an operation does, for whoever reads what happened. The first that fits is the one. */
export interface AuditVariant {
  /** What the audit keeps. Permanent: rows of years ago have it. */
  readonly key: string;
  /** What these fields are. */
  readonly when: Readonly<Record<string, string>>;
  /** A field that is there besides. */
  readonly beside?: string;
  /** As the operation's own. */
  readonly summary: string;
}

/**
 * How to find out what became of a write whose outcome is unknown. The ways are tried in their order: the first whose fields the write
 * has is the one.
 */
export type Reconcile = readonly [LookBack, ...LookBack[]];

export type LookBack = ReadBack | SearchBack | AskBack;

/** What a row of the answer has to be, for the write to be the one that made it. */
export interface Same {
  /** A field of the row, with dots. */
  readonly row: string;
  /** The field of the write's input that it equals, with dots; where the input has none, nothing is asked. */
  readonly as: string;
  /** Whether both are HTML or plain text, and equal when they read the same. */
  readonly text?: true;
}

/** A read by id, which shows what was written within seconds. */
export interface ReadBack {
  readonly by: 'read';
  readonly operation: string;
  /** Fields of the read by the fields of the write that go there. The write must have them all. */
  readonly input: Readonly<Record<string, string>>;
  /** Where the rows are among which it is looked for, with dots; unless told, the thing itself is the row. */
  readonly rows?: string;
  /** The rows that are shown are the newest; without it, what a list of several pages does not show may be there all the same. */
  readonly newest?: true;
  readonly same: readonly Same[];
}

/** A search, which finds new things late: what it does not find may be there. */
export interface SearchBack {
  readonly by: 'search';
  readonly operation: string;
  /** Field of the search by the field of the write whose value it equals. The write must have it. */
  readonly field: string;
  readonly as: string;
  readonly same: readonly Same[];
}

/** Nothing that can be read tells it. */
export interface AskBack {
  readonly by: 'person';
  /** In words for that person. */
  readonly why: string;
}

/** A rule between fields that a schema of single fields cannot state. */
export interface Needs {
  readonly amount: 'exactly one' | 'at least one';
  readonly of: readonly string[];
  /** Where to get what is missing. */
  readonly hint: string;
}

/**
 * What Intercom says of a field, its code and its sentence word for word: of one that has to be there and is not, and of one that holds
 * something else.
 */
export interface Said {
  readonly absent?: Sentence;
  readonly wrong?: Sentence;
}

/** With the status where that is not 400. */
export type Sentence = readonly [code: string, sentence: string, status?: 422];

/**
 * What a success brings, where it is not JSON.
 *
 * - `empty`: nothing.
 * - `text`: plain text.
 * - `file`: bytes, to be kept as they are.
 * - `address`: a 302 whose `Location` is what was asked for; it is given, not followed, because the token would go along.
 */
export type AnswerForm = 'empty' | 'text' | 'file' | 'address';

/** Which group of the HTTP request a field of the flat input belongs to. */
export type Place = 'path' | 'query' | 'body';

/**
 * What can be known of an operation without its schemas: enough to list it, to find it, to decide whether somebody may call it
 * and to send it. `Operation` is the whole.
 */
export interface OperationFacts<Name extends string = string> {
  /** `resource.verb`. Also the address: `contacts.search` is `contacts/search.ts`. */
  readonly name: Name;
  /** What it was called before; these names go on working. */
  readonly aliases?: readonly string[];
  /** Intercom's own method and path. */
  readonly route: Route;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly effect: Effect;
  readonly retry: RetryClass;
  readonly scope: ScopeKey;
  readonly narrower?: readonly Narrower[];
  /** Intercom's permissions on the app; any one of them is enough. */
  readonly permissions: readonly PermissionKey[];
  /** What the audit calls this, which input field names the thing it was done to, and which words may stand there for an id that the answer tells. */
  readonly audit: {
    readonly event: string;
    readonly target?: string;
    readonly targetWords?: readonly string[];
    readonly variants?: readonly AuditVariant[];
  };
  readonly since: ApiVersion;
  /** The last version that has it, where a later one has not. Our own faces send it with that one; over REST the version is the caller's. */
  readonly until?: '2.4' | ApiVersion;
  /** Only on the operations that MCP lists directly. */
  readonly tool?: string;
  readonly paging?: Paging;
  readonly needs?: Needs;
  /** In Intercom's own words, by field; what it says is not known of every field. */
  readonly said?: Readonly<Record<string, Said>>;
  readonly setsState?: SetsState;
  readonly several?: Several;
  readonly standsFor?: StandsFor;
  /** What a search's `query` can look for. */
  readonly searchFields?: SearchFields;
  /** On every operation of class K and D. */
  readonly reconcile?: Reconcile;
  /** On lists whose rows name the workspace: the field that holds its id. By it a workspace is known whose app may not ask who it is. */
  readonly workspace?: 'workspace_id' | 'app_id';
  /** The fields of the teammate as whom it is done: whoever connected the workspace, where nobody else is named. */
  readonly acting?: readonly string[];
  /** JSON unless told. */
  readonly answer?: AnswerForm;
  /** On reads that answer with rows and nothing around them. */
  readonly rows?: true;
  /** On reads that show mail. */
  readonly mail?: true;
  /** On reads of one thing that is a thread: the list of what was written and done in it. */
  readonly thread?: string;
  /** Whether the body goes as a multipart form, and which of its fields go as a file of JSON, by its name. */
  readonly form?: { readonly files: Readonly<Record<string, string>> };
  /** The input is flat; this says where each of its fields travels. */
  readonly places: Readonly<Record<string, Place>>;
  /** Intercom's reference page. */
  readonly docs: string;
}
