import type { OperationName } from '@gatehouse/connector';
import * as admins from './admins.ts';
import * as articles from './articles.ts';
import type { Handler } from './call.ts';
import * as companies from './companies.ts';
import * as companyContacts from './company-contacts.ts';
import * as contactTags from './contact-tags.ts';
import * as contacts from './contacts.ts';
import { reply } from './conversation-reply.ts';
import * as conversationTags from './conversation-tags.ts';
import * as conversations from './conversations.ts';
import * as events from './events.ts';
import * as segments from './segments.ts';
import * as tags from './tags.ts';
import * as teams from './teams.ts';

/** One handler for each operation of the catalogue: leaving one out does not compile. */
export const handlers = {
  'admins.me': admins.me,
  'articles.list': articles.list,
  'companies.create': companies.create,
  'companies.get': companies.get,
  'companies.list': companies.list,
  'company_contacts.list': companyContacts.list,
  'contact_tags.attach': contactTags.attach,
  'contact_tags.detach': contactTags.detach,
  'contacts.archive': contacts.archive,
  'contacts.create': contacts.create,
  'contacts.get': contacts.get,
  'contacts.list': contacts.list,
  'contacts.search': contacts.search,
  'contacts.update': contacts.update,
  'conversation_tags.attach': conversationTags.attach,
  'conversation_tags.detach': conversationTags.detach,
  'conversations.get': conversations.get,
  'conversations.list': conversations.list,
  'conversations.reply': reply,
  'conversations.search': conversations.search,
  'events.list': events.list,
  'segments.list': segments.list,
  'tags.create': tags.create,
  'tags.list': tags.list,
  'teams.list': teams.list,
} satisfies Record<OperationName, Handler>;
