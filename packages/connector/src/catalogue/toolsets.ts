import type { resources } from '../manifest/resources.ts';

/** Operations that somebody wants together; agents ask for them by name. */
export interface Toolset {
  /** Permanent: it stands in addresses. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Whose operations it has. Every resource is in one toolset at least. */
  readonly resources: readonly (keyof typeof resources)[];
}

export const toolsets: readonly Toolset[] = [
  {
    name: 'admins',
    title: 'Teammates',
    description: 'Who the connection acts as, who else is there, and who is away.',
    resources: ['admins', 'away_status_reasons'],
  },
  {
    name: 'articles',
    title: 'Articles',
    description: 'Articles of the Help Center, their drafts, versions and tags.',
    resources: ['articles', 'article_drafts', 'article_versions', 'article_tags'],
  },
  {
    name: 'attributes',
    title: 'Attributes',
    description: 'The attributes of contacts, companies and conversations.',
    resources: ['data_attributes', 'conversation_attributes', 'conversation_attribute_options'],
  },
  {
    name: 'calls',
    title: 'Phone calls',
    description: 'Phone calls, their recordings and transcripts.',
    resources: ['calls', 'call_recordings', 'call_transcripts', 'phone_call_redirects', 'fin_voice_calls'],
  },
  {
    name: 'companies',
    title: 'Companies',
    description: 'Companies, their notes and segments.',
    resources: ['companies', 'company_bulk_jobs', 'company_notes', 'company_segments'],
  },
  {
    name: 'company_contacts',
    title: 'People of companies',
    description: 'Who belongs to a company.',
    resources: ['company_contacts', 'contact_companies'],
  },
  { name: 'contact_tags', title: 'Tags on contacts', description: 'Tagging and untagging contacts.', resources: ['contact_tags'] },
  {
    name: 'contacts',
    title: 'Contacts',
    description: 'Users, leads and visitors: finding, creating, changing, archiving, and what is known of each.',
    resources: [
      'contacts',
      'contact_bulk_jobs',
      'contact_activities',
      'notes',
      'contact_segments',
      'contact_merges',
      'contact_subscriptions',
      'subscription_types',
      'contact_banners',
      'visitors',
    ],
  },
  {
    name: 'conversation_tags',
    title: 'Tags on conversations',
    description: 'Tagging and untagging conversations.',
    resources: ['conversation_tags'],
  },
  {
    name: 'conversations',
    title: 'Conversations',
    description: 'Finding, reading and answering conversations.',
    resources: [
      'conversations',
      'conversation_parts',
      'conversation_contacts',
      'side_conversations',
      'handling_events',
      'deleted_conversations',
      'macros',
    ],
  },
  { name: 'custom_objects', title: 'Custom objects', description: "Objects of the workspace's own types.", resources: ['custom_objects'] },
  {
    name: 'data_connectors',
    title: 'Data connectors',
    description: 'How Fin and workflows ask other systems, and what came of it.',
    resources: ['data_connectors', 'data_connector_runs'],
  },
  { name: 'events', title: 'Events', description: 'What a contact did.', resources: ['events'] },
  {
    name: 'exports',
    title: 'Exports',
    description: 'Statistics of messages and reporting data as files, totals, and jobs in the background.',
    resources: ['content_exports', 'message_data_exports', 'reporting_exports', 'reporting_datasets', 'counts', 'jobs'],
  },
  {
    name: 'fin',
    title: 'Fin',
    description: 'Letting Fin answer in a conversation of yours.',
    resources: ['fin', 'fin_capabilities', 'fin_procedures', 'procedure_inputs'],
  },
  {
    name: 'help_center',
    title: 'Help Center',
    description: 'Help Centers, their collections and redirects.',
    resources: ['help_centers', 'collections', 'help_center_redirects'],
  },
  {
    name: 'knowledge',
    title: 'Knowledge',
    description: 'What Fin and Copilot answer from: internal articles, snippets, outside pages, audiences.',
    resources: [
      'internal_articles',
      'internal_article_tags',
      'content',
      'folders',
      'content_snippets',
      'content_snippet_tags',
      'content_import_sources',
      'external_pages',
      'audiences',
      'ecommerce_catalogs',
    ],
  },
  {
    name: 'messages',
    title: 'Messages',
    description: 'Writing to contacts, and from which brand and address.',
    resources: ['messages', 'whatsapp_messages', 'whatsapp_statuses', 'emails', 'brands'],
  },
  { name: 'news', title: 'News', description: 'News items and newsfeeds.', resources: ['news_items', 'newsfeeds', 'newsfeed_items'] },
  { name: 'segments', title: 'Segments', description: 'Segments of contacts and their sizes.', resources: ['segments'] },
  { name: 'tags', title: 'Tags', description: 'The tags of the workspace.', resources: ['tags'] },
  { name: 'teams', title: 'Teams', description: 'Teams of teammates and what they have to do.', resources: ['teams', 'team_metrics'] },
  {
    name: 'tickets',
    title: 'Tickets',
    description: 'Tickets, their types, states, tags and linked conversations.',
    resources: ['tickets', 'ticket_types', 'ticket_type_attributes', 'ticket_states', 'ticket_tags', 'ticket_conversations'],
  },
  {
    name: 'workspace',
    title: 'Workspace',
    description: 'Office hours, activity logs, who may reach the workspace, workflows.',
    resources: [
      'office_hours',
      'office_hours_exceptions',
      'activity_logs',
      'activity_log_types',
      'ip_allowlist',
      'identity_verification_secrets',
      'workflows',
    ],
  },
];

/** Whether an operation belongs to a toolset. */
export function isInToolset({ resources }: Toolset, operationName: string): boolean {
  return (resources as readonly string[]).includes(operationName.slice(0, operationName.indexOf('.')));
}
