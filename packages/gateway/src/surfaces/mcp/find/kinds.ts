import type { OperationName } from '@gatehouse/connector';
import { findOperation, type OperationFacts } from '@gatehouse/connector/operations';
import type { Connection } from '../../../store/ports.ts';

/** What `search` looks for and `fetch` reads. */
export interface Kind {
  /** Before the id in the ids that `search` gives. */
  readonly prefix: 'contact' | 'company' | 'conversation' | 'ticket' | 'article' | 'internal_article';
  /** As titles call it. */
  readonly called: string;
  readonly get: OperationFacts;
  /** Where an id stands in Intercom's own pages, which people copy. */
  readonly page: string;
}

const kind = (prefix: Kind['prefix'], called: string, get: OperationName, page: string): Kind => ({
  prefix,
  called,
  get: findOperation(get),
  page,
});

/** Whoever has a name, before what many have in common. */
export const kinds: readonly Kind[] = [
  kind('contact', 'Contact', 'contacts.get', 'users/{id}/all-conversations'),
  kind('company', 'Company', 'companies.get', 'companies/{id}/users'),
  kind('article', 'Article', 'articles.get', 'articles/articles/{id}/show'),
  kind('internal_article', 'Internal article', 'internal_articles.get', 'articles/internal-articles/{id}/show'),
  kind('ticket', 'Ticket', 'tickets.get', 'tickets/{id}'),
  kind('conversation', 'Conversation', 'conversations.get', 'conversations/{id}'),
];

/** The kind and Intercom's own id, of an id that `search` gave or of the address of a page. */
export function readId(text: string): { readonly kind: Kind; readonly id: string } | undefined {
  const named = kinds.find(({ prefix }) => text.startsWith(`${prefix}_`));
  const own = named && text.slice(named.prefix.length + 1).trim();
  if (named && own) return { kind: named, id: own };
  if (!/^https:\/\/app\.(?:\w+\.)?intercom\.com\//.test(text)) return undefined;
  // The inbox, where people work, says in the singular what stands open in it.
  const [, opened, inInbox = ''] = /\/a\/inbox\/[^?#]*\/(conversation|ticket)\/([0-9]+)(?:[/?#]|$)/.exec(text) ?? [];
  const inboxKind = kinds.find(({ prefix }) => prefix === opened);
  if (inboxKind) return { kind: inboxKind, id: inInbox };
  return kinds
    .map((one) => ({ kind: one, id: new RegExp(`/${one.page.split('{id}')[0]}([0-9a-f]+)(?:[/?#]|$)`).exec(text)?.[1] ?? '' }))
    .find((one) => one.id !== '');
}

/** Intercom's own page of it, for a person to open. */
export function urlOf({ page }: Kind, id: string, connection: Connection | undefined): string {
  const region = connection?.region ?? 'us';
  const host = region === 'us' ? 'app.intercom.com' : `app.${region}.intercom.com`;
  return `https://${host}/a/apps/${encodeURIComponent(connection?.workspaceId ?? '_')}/${page.replace('{id}', encodeURIComponent(id))}`;
}
