import { escapeHtml, plainText } from './parts/html.ts';
import type { Version } from './server/versions.ts';
import type { Applied, Article, Company, Contact, Conversation, Part, Tag, World } from './state/world.ts';
import { statisticsOf } from './statistics.ts';

/** At most this many of the things attached to a contact stand inside it. */
const embedded = 10;
/** Parts that one answer holds; older ones are left out without a word. */
export const partLimit = 500;

function embed(url: string, type: string, ids: readonly string[], path: string) {
  return {
    type: 'list',
    data: ids.slice(0, embedded).map((id) => ({ id, type, url: `/${path}/${id}` })),
    url,
    total_count: ids.length,
    has_more: ids.length > embedded,
  };
}

/** Every field is there, null when unset. Written out: a page has up to 150 of them, and spreading costs ten times as much. */
export function contactShape(contact: Contact, { workspace }: World, version: Version) {
  const { owner_id, location } = contact;
  const base = `/contacts/${contact.id}`;
  return {
    type: 'contact',
    id: contact.id,
    workspace_id: workspace.id_code,
    external_id: contact.external_id,
    role: contact.role,
    email: contact.email,
    phone: contact.phone,
    name: contact.name,
    avatar: contact.avatar,
    owner_id: owner_id === null || version.minor >= 16 ? owner_id : Number(owner_id),
    social_profiles: { type: 'list', data: [] },
    has_hard_bounced: contact.has_hard_bounced,
    marked_email_as_spam: contact.marked_email_as_spam,
    unsubscribed_from_emails: contact.unsubscribed_from_emails,
    created_at: contact.created_at,
    updated_at: contact.updated_at,
    signed_up_at: contact.signed_up_at,
    last_seen_at: contact.last_seen_at,
    last_replied_at: contact.last_replied_at,
    last_contacted_at: contact.last_contacted_at,
    last_email_opened_at: contact.last_email_opened_at,
    last_email_clicked_at: contact.last_email_clicked_at,
    language_override: contact.language_override,
    browser: contact.browser,
    browser_version: contact.browser_version,
    browser_language: contact.browser_language,
    os: contact.os,
    location: {
      type: 'location',
      country: location.country,
      region: location.region,
      city: location.city,
      country_code: location.country_code,
      continent_code: location.continent_code,
    },
    android_app_name: null,
    android_app_version: null,
    android_device: null,
    android_os_version: null,
    android_sdk_version: null,
    android_last_seen_at: null,
    ios_app_name: null,
    ios_app_version: null,
    ios_device: null,
    ios_os_version: null,
    ios_sdk_version: null,
    ios_last_seen_at: null,
    custom_attributes: contact.custom_attributes,
    tags: embed(`${base}/tags`, 'tag', contact.tag_ids, 'tags'),
    notes: embed(`${base}/notes`, 'note', [], 'notes'),
    companies: embed(`${base}/companies`, 'company', contact.company_ids, 'companies'),
    opted_out_subscription_types: embed(`${base}/subscriptions`, 'subscription', [], 'subscriptions'),
    opted_in_subscription_types: embed(`${base}/subscriptions`, 'subscription', [], 'subscriptions'),
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
    referrer: null,
    sms_consent: false,
    unsubscribed_from_sms: false,
  };
}

/** An unset website, industry, size or time is an absent key, unlike in contacts. */
export function companyShape(company: Company, world: World) {
  const { contact_ids, tag_ids, segment_ids, plan, ...rest } = company;
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const segments = world.segments.filter((segment) => segment_ids.includes(segment.id));
  return {
    type: 'company',
    ...set,
    app_id: world.workspace.id_code,
    user_count: contact_ids.length,
    tags: { type: 'tag.list', tags: tag_ids.flatMap((id) => tagOf(world, id)) },
    segments: { type: 'segment.list', segments: segments.map(({ id, name }) => ({ type: 'segment', id, name })) },
    plan: plan ? { type: 'plan', ...plan } : {},
  };
}

const tagOf = (world: World, id: string) => {
  const tag = world.tags.get(id);
  return tag ? [tagShape(tag)] : [];
};

/** Names come back HTML-escaped. */
export const tagShape = (tag: Tag) => ({ type: 'tag', id: tag.id, name: escapeHtml(tag.name) });

export const appliedTagShape = (tag: Tag, applied: Applied | null) => ({
  ...tagShape(tag),
  applied_at: applied?.applied_at ?? null,
  applied_by: applied ? { type: 'admin', id: applied.admin_id } : null,
});

export function articleShape(article: Article, world: World, version: Version) {
  const { tag_ids, ...rest } = article;
  return {
    type: 'article',
    workspace_id: world.workspace.id_code,
    ...(version.minor >= 16
      ? { parent_ids: [], tags: { type: 'tag.list', tags: tag_ids.flatMap((id) => tagOf(world, id)) } }
      : { parent_id: null, parent_type: null, parent_ids: [] }),
    ...rest,
  };
}

/** How bodies are shown. */
export const bodyText = (plain: boolean) => (html: string) => (plain ? plainText(html) : html);

interface ConversationView {
  version: Version;
  plain: boolean;
  parts: boolean;
}

export function conversationShape(conversation: Conversation, world: World, { version, plain, parts }: ConversationView) {
  const unassigned = version.minor >= 16 ? 0 : null;
  const text = bodyText(plain);
  const { source, rating } = conversation;
  const admins = new Set(conversation.parts.flatMap((part) => (part.author.type === 'admin' ? [part.author.id] : [])));
  return {
    type: 'conversation',
    id: conversation.id,
    created_at: conversation.created_at,
    updated_at: conversation.updated_at,
    waiting_since: conversation.waiting_since,
    snoozed_until: conversation.snoozed_until,
    source: source && {
      type: source.type,
      id: source.id,
      delivered_as: source.delivered_as,
      subject: text(source.subject),
      body: text(source.body),
      author: source.author,
      attachments: [],
      url: source.url,
      redacted: false,
    },
    contacts: {
      type: 'contact.list',
      contacts: conversation.contact_ids.map((id) => ({ type: 'contact', id, external_id: world.contacts.get(id)?.external_id ?? null })),
    },
    first_contact_reply: source ? { created_at: conversation.created_at, type: source.type, url: source.url } : null,
    admin_assignee_id: conversation.admin_assignee_id === null ? unassigned : Number(conversation.admin_assignee_id),
    team_assignee_id: conversation.team_assignee_id === null ? unassigned : Number(conversation.team_assignee_id),
    open: conversation.state !== 'closed',
    state: conversation.state,
    read: conversation.read,
    tags: {
      type: 'tag.list',
      tags: conversation.tags.flatMap((applied) => {
        const tag = world.tags.get(applied.tag_id);
        return tag ? [appliedTagShape(tag, applied)] : [];
      }),
    },
    priority: version.minor >= 16 ? conversation.priority : conversation.priority === 'none' ? 'not_priority' : 'priority',
    sla_applied: null,
    statistics: statisticsOf(conversation),
    conversation_rating: rating && {
      rating: rating.rating,
      remark: rating.remark,
      created_at: rating.created_at,
      updated_at: rating.created_at,
      contact: { type: 'contact', id: rating.contact_id, external_id: world.contacts.get(rating.contact_id)?.external_id ?? null },
      teammate: rating.admin_id === null ? null : { type: 'admin', id: rating.admin_id },
    },
    teammates: { type: 'admin.list', admins: [...admins].map((id) => ({ type: 'admin', id })) },
    title: conversation.title,
    custom_attributes: conversation.custom_attributes,
    topics: { type: 'topic.list', topics: [], total_count: 0 },
    ticket: null,
    linked_objects: { type: 'list', data: [], total_count: 0, has_more: false },
    ai_agent: null,
    ai_agent_participated: conversation.ai_agent_participated,
    ...(parts ? { conversation_parts: partList(conversation.parts, text) } : {}),
  };
}

export function partList(parts: readonly Part[], text: (html: string) => string) {
  const newest = parts.slice(-partLimit);
  return {
    type: 'conversation_part.list',
    conversation_parts: newest.map((part) => ({
      type: 'conversation_part',
      id: part.id,
      part_type: part.part_type,
      body: part.body === null ? null : text(part.body),
      created_at: part.created_at,
      updated_at: part.created_at,
      notified_at: part.created_at,
      assigned_to: part.assigned_to,
      author: part.author,
      attachments: part.attachments,
      external_id: null,
      redacted: false,
    })),
    // Counts what is here; how many there are in all is in the statistics.
    total_count: newest.length,
  };
}
