/**
 * What a group may be allowed to do. The first 39 stand exactly as an admin knows them (key, description, access), although
 * some descriptions say more than their access: `users:read` is "Read and write users", because that is the label of the
 * Intercom permission behind it. Those marked `ours` exist because Intercom has operations that none of the 39 covers, or, with
 * `partOf`, to open less than one of Intercom's permissions does: what of an operation that is stands in its `narrower`.
 */
export const scopes = [
  { key: 'contacts:read', description: 'Read and list users and companies', access: 'Read only', ours: false },
  {
    key: 'contacts:write',
    description: 'Write users and companies',
    access: 'Read / Write',
    ours: false,
    seen: 'Which kinds of messages somebody gets, and whether somebody who is blocked can still write.',
  },
  { key: 'users:read', description: 'Read and write users', access: 'Read only', ours: false },
  { key: 'events:read', description: 'Read events', access: 'Read only', ours: false },
  {
    key: 'events:write',
    description: 'Write events',
    access: 'Read / Write',
    ours: false,
    seen: 'What the workspace sends by itself to whoever has done something.',
  },
  { key: 'conversations:read', description: 'Read conversations', access: 'Read only', ours: false },
  {
    key: 'conversations:write',
    description: 'Write conversations',
    access: 'Read / Write',
    ours: false,
    seen: 'Replies and messages that a customer reads.',
  },
  {
    key: 'conversations:delete',
    description: 'Delete conversations and metrics',
    access: 'Read / Write',
    ours: false,
    seen: 'That a conversation is gone.',
  },
  { key: 'tags:read', description: 'Read tags', access: 'Read only', ours: false },
  { key: 'tags:write', description: 'Write tags', access: 'Read / Write', ours: false, seen: null },
  { key: 'data_attributes:write', description: 'Write data attributes', access: 'Read / Write', ours: false, seen: null },
  { key: 'counts:read', description: 'Read counts', access: 'Read only', ours: false },
  { key: 'export_content:read', description: 'Export content data', access: 'Read only', ours: false },
  { key: 'message_data:export', description: 'Export message data', access: 'Read only', ours: false },
  { key: 'content_data:read', description: 'Read content data', access: 'Read only', ours: false },
  { key: 'tickets:read', description: 'Read tickets', access: 'Read only', ours: false },
  {
    key: 'tickets:write',
    description: 'Write tickets',
    access: 'Read / Write',
    ours: false,
    seen: 'Replies to tickets, and the state in which a customer sees a ticket.',
  },
  { key: 'jobs:read', description: 'Read status of jobs', access: 'Read only', ours: false },
  { key: 'reporting_datasets:read', description: 'Read reporting datasets', access: 'Read only', ours: false },
  { key: 'reporting_data:export', description: 'Export reporting data', access: 'Read only', ours: false },
  { key: 'custom_objects:read', description: 'Read and write custom object instances', access: 'Read only', ours: false },
  { key: 'custom_objects:write', description: 'Write custom object instances', access: 'Read / Write', ours: false, seen: null },
  { key: 'admins:read', description: 'Read admins', access: 'Read only', ours: false },
  { key: 'admins:write', description: 'Update admins', access: 'Read / Write', ours: false, seen: null },
  { key: 'admin_activity_logs:read', description: 'Read admin activity logs', access: 'Read only', ours: false },
  { key: 'articles:read', description: 'Read and list articles', access: 'Read only', ours: false },
  {
    key: 'articles:write',
    description: 'Read and write articles',
    access: 'Read / Write',
    ours: false,
    seen: 'Articles and collections of the Help Center, as soon as they are published.',
  },
  { key: 'news_items:read', description: 'Read and list news items and newsfeeds', access: 'Read only', ours: false },
  {
    key: 'news_items:write',
    description: 'Read and write news items and newsfeeds',
    access: 'Read / Write',
    ours: false,
    seen: 'News, as soon as it is published.',
  },
  { key: 'ai_content:read', description: 'Read and write AI content', access: 'Read only', ours: false },
  {
    key: 'phone_call_redirects:write',
    description: 'Create phone call redirects',
    access: 'Read / Write',
    ours: false,
    seen: 'A message to whoever is on the phone.',
  },
  { key: 'brands:read', description: 'Read brands', access: 'Read only', ours: false },
  { key: 'data_connectors:read', description: 'Read data connectors', access: 'Read only', ours: false },
  { key: 'emails:read', description: 'Read emails', access: 'Read only', ours: false },
  {
    key: 'api_activity:read',
    description: 'Read API activity',
    access: 'Read only',
    ours: false,
    without: 'Opens nothing here yet: Intercom tells of API activity by webhook only (api.request.completed).',
  },
  { key: 'content_snippets:read', description: 'Read and write content snippets', access: 'Read only', ours: false },
  {
    key: 'content_snippets:write',
    description: 'Write content snippets',
    access: 'Read / Write',
    ours: false,
    seen: 'What Fin answers with.',
  },
  {
    key: 'app_data:gather',
    description: 'Read data when entered into the app',
    access: 'Read only',
    ours: false,
    without: "Opens nothing here yet: Intercom's API has no operation for it; apps with screens of their own (Canvas Kit) need it.",
  },
  { key: 'ip_allowlist:manage', description: 'Manage IP allowlist', access: 'Read / Write', ours: false, seen: null },
  { key: 'ai_content:write', description: 'Read and write AI content', access: 'Read / Write', ours: true, seen: 'What Fin answers with.' },
  { key: 'audiences:read', description: 'Read audiences', access: 'Read only', ours: true },
  {
    key: 'audiences:write',
    description: 'Write audiences',
    access: 'Read / Write',
    ours: true,
    seen: 'Which contents somebody is shown, and is answered with.',
  },
  { key: 'content:read', description: 'Read content', access: 'Read only', ours: true },
  {
    key: 'content:write',
    description: 'Write content',
    access: 'Read / Write',
    ours: true,
    seen: 'Which contents are published, and which are deleted.',
  },
  {
    key: 'data_connectors:write',
    description: 'Read and write data connectors',
    access: 'Read / Write',
    ours: true,
    seen: 'What Fin finds out and does for them.',
  },
  {
    key: 'ecommerce_connectors:write',
    description: 'Write ecommerce connectors',
    access: 'Read / Write',
    ours: true,
    seen: 'Which products Fin recommends.',
  },
  { key: 'help_center_redirects:read', description: 'Read Help Center redirects', access: 'Read only', ours: true },
  {
    key: 'help_center_redirects:write',
    description: 'Read and write Help Center redirects',
    access: 'Read / Write',
    ours: true,
    seen: 'Where visitors of the Help Center end up.',
  },
  { key: 'identity_verification_secrets:read', description: 'Read identity verification secrets', access: 'Read only', ours: true },
  {
    key: 'identity_verification_secrets:write',
    description: 'Write identity verification secrets',
    access: 'Read / Write',
    ours: true,
    seen: 'Whether the Messenger still knows who somebody is.',
  },
  { key: 'office_hours:read', description: 'Read and write office hours', access: 'Read only', ours: true },
  {
    key: 'office_hours:write',
    description: 'Read and write office hours',
    access: 'Read / Write',
    ours: true,
    seen: 'When the Messenger says that somebody is there.',
  },
  {
    key: 'users:write',
    description: 'Read and write users',
    access: 'Read / Write',
    ours: true,
    seen: 'Which banners somebody still sees.',
  },
  { key: 'workflows:read', description: 'Read workflows', access: 'Read only', ours: true },
  {
    key: 'conversations:note',
    description: 'Write internal notes',
    access: 'Read / Write',
    ours: true,
    partOf: 'conversations:write',
    seen: null,
  },
  {
    key: 'conversations:assign',
    description: 'Assign conversations, without a message',
    access: 'Read / Write',
    ours: true,
    partOf: 'conversations:write',
    seen: 'What the workspace sends by itself when somebody else takes over; no words of the group.',
  },
  {
    key: 'conversations:state',
    description: 'Close, open and snooze conversations, without a message',
    access: 'Read / Write',
    ours: true,
    partOf: 'conversations:write',
    seen: 'That a conversation is closed, and what the workspace sends by itself then, such as a question for a rating; no words of the group.',
  },
  {
    key: 'tickets:note',
    description: 'Write internal notes on tickets',
    access: 'Read / Write',
    ours: true,
    partOf: 'tickets:write',
    seen: null,
  },
  {
    key: 'messages:email',
    description: 'Send emails to contacts',
    access: 'Read / Write',
    ours: true,
    partOf: 'conversations:write',
    seen: 'Emails that a contact gets.',
  },
  {
    key: 'raw_requests:write',
    description: 'Send requests to addresses that no operation has',
    access: 'Read / Write',
    ours: true,
    seen: 'Whatever the addresses do that are not known.',
    guards: "Opens every address that the catalogue does not know, as far as the workspace's credential reaches.",
  },
] as const satisfies readonly Scope[];

export interface Scope {
  readonly key: `${string}:${string}`;
  readonly description: string;
  readonly access: 'Read only' | 'Read / Write';
  /** Added by us: the 39 do not have it. */
  readonly ours: boolean;
  /** What of it customers get to see, in a sentence that begins there; null for nothing. Required of what writes: silence would be taken for null. */
  readonly seen?: string | null;
  /** What it guards where that is no operation. This or `without` is required of a scope without operations. */
  readonly guards?: string;
  /** Why it opens nothing. */
  readonly without?: string;
  /** The scope that opens all of this and more: whoever has that one needs this one not. */
  readonly partOf?: `${string}:${string}`;
}

export type ScopeKey = (typeof scopes)[number]['key'];

const keys: ReadonlySet<string> = new Set(scopes.map((scope) => scope.key));

export const isScopeKey = (text: string): text is ScopeKey => keys.has(text);
