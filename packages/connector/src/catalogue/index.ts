import * as admins from './admins/index.ts';
import * as articles from './articles/index.ts';
import * as companies from './companies/index.ts';
import * as company_contacts from './company-contacts/index.ts';
import * as contact_tags from './contact-tags/index.ts';
import * as contacts from './contacts/index.ts';
import * as conversation_tags from './conversation-tags/index.ts';
import * as conversations from './conversations/index.ts';
import * as events from './events/index.ts';
import type { Operation } from './operation.ts';
import * as segments from './segments/index.ts';
import * as tags from './tags/index.ts';
import * as teams from './teams/index.ts';

/** Every resource with its verbs; the shape of the typed client. */
export const catalogue = {
  admins,
  articles,
  companies,
  company_contacts,
  contact_tags,
  contacts,
  conversation_tags,
  conversations,
  events,
  segments,
  tags,
  teams,
} as const;

export type Catalogue = typeof catalogue;

type Values<T> = T[keyof T];
export type OperationName = Values<{
  [R in keyof Catalogue]: Values<{ [V in keyof Catalogue[R]]: Catalogue[R][V] extends { name: infer N } ? N : never }>;
}>;

/** Every operation, in the order of its name. */
export const operations: readonly Operation<OperationName>[] = Object.values(catalogue)
  .flatMap((resource) => Object.values(resource) as Operation<OperationName>[])
  .sort((a, b) => (a.name < b.name ? -1 : 1));

const byName = new Map<string, Operation<OperationName>>(operations.map((operation) => [operation.name, operation]));

export const findOperation = (name: string): Operation<OperationName> | undefined => byName.get(name);
