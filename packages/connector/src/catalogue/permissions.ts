import type { ScopeKey } from './scopes.ts';

/**
 * The check boxes of an Intercom app (Developer Hub, Authentication page). An app's permissions bound what any group can do:
 * a scope works only when the app holds a permission that stands for it. Labels, tiers and descriptions are Intercom's.
 * Two of its slips are kept out of our sentences: "Read content data" carries the description of another permission.
 */
export const permissions = [
  { key: 'read_users', label: 'Read and list users and companies', description: 'List and view all segments, users and companies', tier: 'standard', canvasKit: true, scope: 'contacts:read', keyFrom: 'others' },
  { key: 'read_single_user', label: 'Read one user and one company', description: 'List and view a single user and company', tier: 'standard', canvasKit: false, scope: 'contacts:read', keyFrom: 'us' },
  { key: 'write_users_companies', label: 'Write users and companies', description: 'Create and update users and companies', tier: 'standard', canvasKit: false, scope: 'contacts:write', keyFrom: 'intercom' },
  { key: 'read_write_users', label: 'Read and write users', description: 'List all users and execute bulk actions', tier: 'standard', canvasKit: false, scope: 'users:read', keyFrom: 'intercom' },
  { key: 'read_tags', label: 'Read tags', description: 'List all tags', tier: 'standard', canvasKit: false, scope: 'tags:read', keyFrom: 'others' },
  { key: 'write_tags', label: 'Write tags', description: 'Create, update, use and delete tags', tier: 'standard', canvasKit: false, scope: 'tags:write', keyFrom: 'others' },
  { key: 'read_conversations', label: 'Read conversations', description: 'View conversations', tier: 'standard', canvasKit: true, scope: 'conversations:read', keyFrom: 'intercom' },
  { key: 'write_conversations', label: 'Write conversations', description: 'Reply to, mark as read and close conversations', tier: 'standard', canvasKit: false, scope: 'conversations:write', keyFrom: 'intercom' },
  { key: 'delete_conversations_and_metrics', label: 'Delete conversations and metrics', description: 'Delete conversations and metrics', tier: 'standard', canvasKit: false, scope: 'conversations:delete', keyFrom: 'intercom' },
  { key: 'read_events', label: 'Read events', description: 'List all events belonging to a user', tier: 'standard', canvasKit: false, scope: 'events:read', keyFrom: 'us' },
  { key: 'write_events', label: 'Write events', description: 'Ability to submit events (i.e. user activity)', tier: 'standard', canvasKit: false, scope: 'events:write', keyFrom: 'us' },
  { key: 'read_counts', label: 'Read counts', description: 'Count users and companies with specified criteria', tier: 'standard', canvasKit: false, scope: 'counts:read', keyFrom: 'us' },
  { key: 'write_data_attributes', label: 'Write data attributes', description: 'Create and update custom data attributes', tier: 'standard', canvasKit: false, scope: 'data_attributes:write', keyFrom: 'us' },
  { key: 'export_message_data', label: 'Export message data', description: 'Export engagement data for messages', tier: 'standard', canvasKit: false, scope: 'message_data:export', keyFrom: 'us' },
  { key: 'export_content_data', label: 'Export content data', description: 'Export engagement data for content', tier: 'standard', canvasKit: false, scope: 'export_content:read', keyFrom: 'us' },
  { key: 'read_content_data', label: 'Read content data', description: 'Create and update custom data attributes', tier: 'standard', canvasKit: false, scope: 'content_data:read', keyFrom: 'us' },
  { key: 'read_tickets', label: 'Read tickets', description: 'View tickets', tier: 'standard', canvasKit: false, scope: 'tickets:read', keyFrom: 'us' },
  { key: 'write_tickets', label: 'Write tickets', description: 'Create tickets', tier: 'standard', canvasKit: false, scope: 'tickets:write', keyFrom: 'intercom' },
  { key: 'read_jobs', label: 'Read status of jobs', description: 'Read status of jobs', tier: 'standard', canvasKit: false, scope: 'jobs:read', keyFrom: 'us' },
  { key: 'read_reporting_datasets', label: 'Read reporting datasets', description: 'Read reporting datasets', tier: 'standard', canvasKit: false, scope: 'reporting_datasets:read', keyFrom: 'us' },
  { key: 'export_reporting_data', label: 'Export reporting data', description: 'Export reporting data', tier: 'standard', canvasKit: false, scope: 'reporting_data:export', keyFrom: 'us' },
  { key: 'read_write_custom_object_instances', label: 'Read and write custom object instances', description: 'Read and write custom object instances', tier: 'standard', canvasKit: false, scope: 'custom_objects:read', keyFrom: 'us' },
  { key: 'write_custom_object_instances', label: 'Write custom object instances', description: 'Write custom object instances', tier: 'standard', canvasKit: false, scope: 'custom_objects:write', keyFrom: 'us' },
  { key: 'read_admins', label: 'Read admins', description: 'List and view all admins', tier: 'extended', canvasKit: true, scope: 'admins:read', keyFrom: 'intercom' },
  { key: 'read_single_admin', label: 'Read one admin', description: 'View a single admin', tier: 'extended', canvasKit: false, scope: 'admins:read', keyFrom: 'intercom' },
  { key: 'update_admins', label: 'Update admins', description: 'Update away mode for admins', tier: 'extended', canvasKit: false, scope: 'admins:write', keyFrom: 'us' },
  { key: 'read_admin_activity_logs', label: 'Read admin activity logs', description: 'List and view all admins and their activity', tier: 'extended', canvasKit: false, scope: 'admin_activity_logs:read', keyFrom: 'us' },
  { key: 'read_articles_scope', label: 'Read and list articles', description: 'List and view all articles', tier: 'extended', canvasKit: false, scope: 'articles:read', keyFrom: 'intercom' },
  { key: 'read_write_articles_scope', label: 'Read and write articles', description: 'Read, Update and Create articles', tier: 'extended', canvasKit: false, scope: 'articles:write', keyFrom: 'intercom' },
  { key: 'read_news_items', label: 'Read and list news items and newsfeeds', description: 'List and view all News items and Newsfeeds', tier: 'extended', canvasKit: false, scope: 'news_items:read', keyFrom: 'us' },
  { key: 'read_write_news_items', label: 'Read and write news items and newsfeeds', description: 'Read, Update and Create news items and newsfeeds', tier: 'extended', canvasKit: false, scope: 'news_items:write', keyFrom: 'us' },
  { key: 'read_write_ai_content', label: 'Read and write AI content', description: 'Read and write AI content', tier: 'extended', canvasKit: false, scope: 'ai_content:read', keyFrom: 'us' },
  { key: 'create_phone_call_redirects', label: 'Create phone call redirects', description: 'Create phone call redirects', tier: 'extended', canvasKit: false, scope: 'phone_call_redirects:write', keyFrom: 'us' },
  { key: 'read_brands', label: 'Read brands', description: 'Read brands', tier: 'extended', canvasKit: false, scope: 'brands:read', keyFrom: 'us' },
  { key: 'read_emails', label: 'Read emails', description: 'Read emails', tier: 'extended', canvasKit: false, scope: 'emails:read', keyFrom: 'us' },
  { key: 'read_data_connectors', label: 'Read data connectors', description: 'Read data connectors', tier: 'extended', canvasKit: false, scope: 'data_connectors:read', keyFrom: 'us' },
  { key: 'read_write_data_connectors', label: 'Read and write data connectors', description: 'Read and write data connectors', tier: 'extended', canvasKit: false, scope: 'data_connectors:write', keyFrom: 'us' },
  { key: 'read_api_activity', label: 'Read API activity', description: 'Read API activity', tier: 'extended', canvasKit: false, scope: 'api_activity:read', keyFrom: 'us' },
  { key: 'read_content_snippets', label: 'Read content snippets', description: 'Read content snippets', tier: 'extended', canvasKit: false, scope: 'content_snippets:read', keyFrom: 'us' },
  { key: 'read_write_content_snippets', label: 'Read and write content snippets', description: 'Read and write content snippets', tier: 'extended', canvasKit: false, scope: 'content_snippets:write', keyFrom: 'intercom' },
  { key: 'gather_app_data', label: 'Read data when entered into the app', description: 'Gather data via Intercom Apps', tier: 'extended', canvasKit: true, scope: 'app_data:gather', keyFrom: 'us' },
  { key: 'manage_ip_allowlist', label: 'Manage IP allowlist', description: 'Manage IP allowlist', tier: 'extended', canvasKit: false, scope: 'ip_allowlist:manage', keyFrom: 'intercom' },
  { key: 'read_content', label: 'Read content', description: 'Read content', tier: 'standard', canvasKit: false, scope: 'content:read', keyFrom: 'intercom' },
  { key: 'write_content', label: 'Write content', description: 'Write content', tier: 'standard', canvasKit: false, scope: 'content:write', keyFrom: 'intercom' },
  { key: 'read_audiences', label: 'Read audiences', description: 'Read audiences', tier: 'standard', canvasKit: false, scope: 'audiences:read', keyFrom: 'intercom' },
  { key: 'write_audiences', label: 'Write audiences', description: 'Write audiences', tier: 'standard', canvasKit: false, scope: 'audiences:write', keyFrom: 'us' },
  { key: 'read_write_office_hours', label: 'Read and write office hours', description: 'Read and write office hours', tier: 'extended', canvasKit: false, scope: 'office_hours:write', keyFrom: 'intercom' },
  { key: 'read_help_center_redirects_scope', label: 'Read Help Center redirects', description: 'Read Help Center redirects', tier: 'extended', canvasKit: false, scope: 'help_center_redirects:read', keyFrom: 'intercom' },
  { key: 'read_write_help_center_redirects_scope', label: 'Read and write Help Center redirects', description: 'Read and write Help Center redirects', tier: 'extended', canvasKit: false, scope: 'help_center_redirects:write', keyFrom: 'intercom' },
  { key: 'read_workflows', label: 'Read workflows', description: 'Read workflows', tier: 'extended', canvasKit: false, scope: 'workflows:read', keyFrom: 'us' },
  { key: 'read_secure_mode_secret', label: 'Read identity verification secrets', description: 'Read identity verification secrets', tier: 'extended', canvasKit: false, scope: 'identity_verification_secrets:read', keyFrom: 'intercom' },
  { key: 'write_secure_mode_secret', label: 'Write identity verification secrets', description: 'Write identity verification secrets', tier: 'extended', canvasKit: false, scope: 'identity_verification_secrets:write', keyFrom: 'intercom' },
  { key: 'write_ecommerce_connectors', label: 'Write ecommerce connectors', description: 'Write ecommerce connectors', tier: 'extended', canvasKit: false, scope: 'ecommerce_connectors:write', keyFrom: 'us' },
] as const satisfies readonly Permission[];

export interface Permission {
  /** What an API error or a manifest calls it. Where Intercom prints no name, `keyFrom` says who coined ours. */
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly tier: 'standard' | 'extended';
  /** Selected for every app that uses Canvas Kit, and cannot be deselected there. */
  readonly canvasKit: boolean;
  /** The scope of ours that stands for it. */
  readonly scope: ScopeKey;
  readonly keyFrom: 'intercom' | 'others' | 'us';
}

export type PermissionKey = (typeof permissions)[number]['key'];
