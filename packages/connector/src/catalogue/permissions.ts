import type { ScopeKey } from './scopes.ts';

export interface Permission<Key extends string = string> {
  /** What an API error or a manifest calls it. Where Intercom prints no name, `keyFrom` says who coined ours. */
  readonly key: Key;
  readonly label: string;
  /** In Intercom's words. Null where its page of permissions does not have the box, and only its app settings and reference name it. */
  readonly description: string | null;
  /** What is wrong about that, or has to be known beside it. */
  readonly remark?: string;
  readonly tier: keyof typeof permissionTiers;
  /** Selected for every app that uses Canvas Kit, and cannot be deselected there. */
  readonly canvasKit: boolean;
  /** The scopes of ours that it opens. */
  readonly scopes: readonly [ScopeKey, ...ScopeKey[]];
  readonly keyFrom: 'intercom' | 'others' | 'us';
}

/** The two lists of Intercom's page, by their headings there; those that it has stand in its order, the others after them. */
export const permissionTiers = {
  standard: 'People & conversation data',
  extended: 'Workspace data',
} as const;

type Rest = Partial<Pick<Permission, 'description' | 'remark' | 'canvasKit' | 'keyFrom'>>;

const tierOf =
  (tier: Permission['tier']) =>
  <const Key extends string>(key: Key, scopes: ScopeKey | Permission['scopes'], label: string, rest: Rest = {}): Permission<Key> => ({
    key,
    label,
    description: null,
    tier,
    canvasKit: false,
    scopes: typeof scopes === 'string' ? [scopes] : scopes,
    keyFrom: 'intercom',
    ...rest,
  });

const standardPermission = tierOf('standard');
const extendedPermission = tierOf('extended');

const standard = [
  standardPermission('read_users', 'contacts:read', 'Read and list users and companies', {
    description: 'List and view all segments, users and companies',
    canvasKit: true,
    keyFrom: 'others',
  }),
  standardPermission('read_write_users', ['users:read', 'users:write'], 'Read and write users', {
    description: 'List all users and execute bulk actions',
  }),
  standardPermission('write_users_companies', 'contacts:write', 'Write users and companies', {
    description: 'Create and update users and companies',
  }),
  standardPermission('read_single_user', 'contacts:read', 'Read one user and one company', {
    description: 'List and view a single user and company',
    keyFrom: 'us',
  }),
  standardPermission('read_tags', 'tags:read', 'Read tags', { description: 'List all tags', keyFrom: 'others' }),
  standardPermission('write_tags', 'tags:write', 'Write tags', { description: 'Create, update, use and delete tags', keyFrom: 'others' }),
  standardPermission('read_conversations', 'conversations:read', 'Read conversations', {
    description: 'View conversations',
    canvasKit: true,
  }),
  standardPermission(
    'write_conversations',
    ['conversations:write', 'conversations:note', 'conversations:assign', 'conversations:state', 'messages:email'],
    'Write conversations',
    { description: 'Reply to, mark as read and close conversations' },
  ),
  standardPermission('read_events', 'events:read', 'Read events', { description: 'List all events belonging to a user', keyFrom: 'us' }),
  standardPermission('write_events', 'events:write', 'Write events', {
    description: 'Ability to submit events (i.e. user activity)',
    keyFrom: 'us',
  }),
  standardPermission('read_counts', 'counts:read', 'Read counts', {
    description: 'Count users and companies with specified criteria',
    keyFrom: 'us',
  }),
  standardPermission('write_data_attributes', 'data_attributes:write', 'Write data attributes', {
    description: 'Create and update custom data attributes',
    keyFrom: 'us',
  }),
  standardPermission('export_message_data', 'message_data:export', 'Export message data', {
    description: 'Export engagement data for messages',
    keyFrom: 'us',
  }),
  standardPermission('export_content_data', 'export_content:read', 'Export content data', {
    description: 'Export engagement data for content',
    keyFrom: 'us',
  }),
  standardPermission('read_content_data', 'content_data:read', 'Read content data', {
    description: 'Create and update custom data attributes',
    remark:
      'A mistake of that page, which says the same of “Write data attributes”: the box opens what is told about messages sent ' +
      '(the webhook topics content_stat.…, the statuses of WhatsApp messages).',
    keyFrom: 'us',
  }),
  standardPermission('read_tickets', 'tickets:read', 'Read tickets', { description: 'View tickets', keyFrom: 'us' }),
  standardPermission('write_tickets', ['tickets:write', 'tickets:note'], 'Write tickets', { description: 'Create tickets' }),
  standardPermission('delete_conversations_and_metrics', 'conversations:delete', 'Delete conversations and metrics'),
  standardPermission('read_jobs', 'jobs:read', 'Read status of jobs', { keyFrom: 'us' }),
  standardPermission('read_reporting_datasets', 'reporting_datasets:read', 'Read reporting datasets', { keyFrom: 'us' }),
  standardPermission('export_reporting_data', 'reporting_data:export', 'Export reporting data', { keyFrom: 'us' }),
  standardPermission('read_write_custom_object_instances', 'custom_objects:read', 'Read and write custom object instances', {
    keyFrom: 'us',
  }),
  standardPermission('write_custom_object_instances', 'custom_objects:write', 'Write custom object instances', { keyFrom: 'us' }),
  standardPermission('read_content', 'content:read', 'Read content'),
  standardPermission('write_content', 'content:write', 'Write content'),
  standardPermission('read_audiences', 'audiences:read', 'Read audiences'),
  standardPermission('write_audiences', 'audiences:write', 'Write audiences', { keyFrom: 'us' }),
] as const;

const extended = [
  extendedPermission('read_admins', 'admins:read', 'Read admins', { description: 'List and view all admins', canvasKit: true }),
  extendedPermission('read_single_admin', 'admins:read', 'Read one admin', { description: 'View a single admin' }),
  extendedPermission('update_admins', 'admins:write', 'Update admins', { description: 'Update away mode for admins', keyFrom: 'us' }),
  extendedPermission('read_admin_activity_logs', 'admin_activity_logs:read', 'Read admin activity logs', {
    description: 'List and view all admins and their activity',
    keyFrom: 'us',
  }),
  extendedPermission('gather_app_data', 'app_data:gather', 'Read data when entered into the app', {
    description: 'Gather data via Intercom Apps',
    remark: 'Among what Canvas Kit needs, that page calls it “Gather App data”.',
    canvasKit: true,
    keyFrom: 'us',
  }),
  extendedPermission('read_news_items', 'news_items:read', 'Read and list news items and newsfeeds', {
    description: 'List and view all News items and Newsfeeds',
    keyFrom: 'us',
  }),
  extendedPermission('read_write_news_items', 'news_items:write', 'Read and write news items and newsfeeds', {
    description: 'Read, Update and Create news items and newsfeeds',
    keyFrom: 'us',
  }),
  extendedPermission('read_articles_scope', 'articles:read', 'Read and list articles', { description: 'List and view all articles' }),
  extendedPermission('read_write_articles_scope', 'articles:write', 'Read and write articles', {
    description: 'Read, Update and Create articles',
  }),
  extendedPermission('create_phone_call_redirects', 'phone_call_redirects:write', 'Create phone call redirects', {
    description: 'Create phone call redirects',
    keyFrom: 'us',
  }),
  extendedPermission('read_write_ai_content', ['ai_content:read', 'ai_content:write'], 'Read and write AI content', { keyFrom: 'us' }),
  extendedPermission('read_brands', 'brands:read', 'Read brands', { keyFrom: 'us' }),
  extendedPermission('read_emails', 'emails:read', 'Read emails', { keyFrom: 'us' }),
  extendedPermission('read_data_connectors', 'data_connectors:read', 'Read data connectors', { keyFrom: 'us' }),
  extendedPermission('read_write_data_connectors', 'data_connectors:write', 'Read and write data connectors', { keyFrom: 'us' }),
  extendedPermission('read_api_activity', 'api_activity:read', 'Read API activity', { keyFrom: 'us' }),
  extendedPermission('read_content_snippets', 'content_snippets:read', 'Read content snippets', { keyFrom: 'us' }),
  extendedPermission('read_write_content_snippets', 'content_snippets:write', 'Read and write content snippets'),
  extendedPermission('manage_ip_allowlist', 'ip_allowlist:manage', 'Manage IP allowlist'),
  extendedPermission('read_write_office_hours', ['office_hours:read', 'office_hours:write'], 'Read and write office hours'),
  extendedPermission('read_help_center_redirects_scope', 'help_center_redirects:read', 'Read Help Center redirects'),
  extendedPermission('read_write_help_center_redirects_scope', 'help_center_redirects:write', 'Read and write Help Center redirects'),
  extendedPermission('read_workflows', 'workflows:read', 'Read workflows', { keyFrom: 'us' }),
  extendedPermission('read_secure_mode_secret', 'identity_verification_secrets:read', 'Read identity verification secrets'),
  extendedPermission('write_secure_mode_secret', 'identity_verification_secrets:write', 'Write identity verification secrets'),
  extendedPermission('write_ecommerce_connectors', 'ecommerce_connectors:write', 'Write ecommerce connectors', { keyFrom: 'us' }),
] as const;

/**
 * The check boxes of an Intercom app (Developer Hub, Authentication page). An app's permissions bound what any group can do:
 * a scope works only when the app holds a permission that opens it. Labels, tiers and descriptions are Intercom's.
 */
export const permissions = [...standard, ...extended] as const;

export type PermissionKey = (typeof permissions)[number]['key'];
