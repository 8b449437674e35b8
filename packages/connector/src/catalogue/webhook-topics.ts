import type { PermissionKey } from './permissions.ts';

/** What Intercom tells an app about by webhook, and the permissions of which the app needs one. */
export interface TopicGroup {
  readonly topics: readonly [string, ...string[]];
  /** None: every app may have it. */
  readonly permissions: readonly PermissionKey[];
  readonly since?: 'Preview';
}

const of = (prefix: string, names: string): [string, ...string[]] =>
  names.split(' ').map((name) => `${prefix}.${name}`) as [string, ...string[]];

/** Source: Intercom's "Webhook topics", references/webhooks/webhook-models and webhook-topics. */
export const webhookTopics: readonly TopicGroup[] = [
  {
    topics: of('admin', 'added_to_workspace removed_from_workspace away_mode_updated logged_in logged_out activity_log_event.created'),
    permissions: ['read_admins'],
  },
  { topics: of('article', 'created updated published unpublished deleted'), permissions: ['read_articles_scope'] },
  { topics: of('audience', 'created updated deleted member_added member_removed'), permissions: ['read_audiences'], since: 'Preview' },
  { topics: of('call', 'started ended transcription_available recording_available'), permissions: ['read_conversations'] },
  { topics: of('content_import_source', 'created updated deleted'), permissions: ['read_content'], since: 'Preview' },
  { topics: of('content_snippet', 'created updated deleted'), permissions: ['read_content_snippets'] },
  {
    topics: of('company', 'created updated deleted contact.attached contact.detached'),
    permissions: ['read_users', 'read_single_user'],
  },
  {
    topics: of(
      'contact',
      'user.created user.updated user.tag.created user.tag.deleted lead.created lead.updated lead.added_email lead.signed_up ' +
        'lead.tag.created lead.tag.deleted email.updated archived unarchive merged subscribed unsubscribed',
    ),
    permissions: ['read_users', 'read_write_users', 'read_single_user'],
  },
  { topics: ['contact.deleted'], permissions: ['read_users', 'read_single_user'] },
  {
    topics: ['visitor.signed_up', 'granular.subscribe', 'granular.unsubscribe'],
    permissions: ['read_users', 'read_write_users', 'read_single_user'],
  },
  {
    topics: [
      ...of(
        'conversation',
        'user.created user.replied admin.single.created admin.replied admin.noted admin.assigned admin.open.assigned admin.opened ' +
          'admin.closed admin.snoozed admin.unsnoozed operator.replied deleted priority.updated rating.added contact.attached ' +
          'contact.detached company.updated admin.replied.translated',
      ),
      ...of('conversation_part', 'redacted tag.created'),
    ],
    permissions: ['read_conversations'],
  },
  // Intercom's page lists no permission for it.
  { topics: ['conversation.read'], permissions: [] },
  {
    topics: of(
      'content_stat',
      'banner carousel chat checklist custom_bot email news_item post push series series.webhook sms survey tooltip_group tour',
    ),
    permissions: ['read_content_data'],
  },
  { topics: ['event.created'], permissions: ['read_events'] },
  { topics: ['api.request.completed'], permissions: ['read_api_activity'] },
  { topics: ['job.completed'], permissions: ['read_jobs'] },
  {
    topics: of(
      'ticket',
      'created state.updated note.created admin.assigned team.assigned contact.attached contact.detached attribute.updated ' +
        'admin.replied contact.replied closed resolved rating.provided admin.replied.translated',
    ),
    permissions: ['read_tickets'],
  },
  { topics: ['data_connector.execution.completed'], permissions: ['read_data_connectors'] },
  { topics: ['procedure.hitl_notification.created'], permissions: ['read_conversations'], since: 'Preview' },
  { topics: ['ping'], permissions: [] },
];
