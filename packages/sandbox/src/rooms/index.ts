/** The only list of rooms: under the name that the catalogue gives the resource, what its handlers and its state are. */
export * as admins from './admins/handlers.ts';
export * as articles from './articles/handlers.ts';
export * as companies from './companies/handlers.ts';
export * as company_contacts from './company-contacts/handlers.ts';
export * as contact_tags from './contact-tags/handlers.ts';
export * as contacts from './contacts/handlers.ts';
export * as conversation_tags from './conversation-tags/handlers.ts';
export * as conversations from './conversations/handlers.ts';
export * as events from './events/handlers.ts';
export * as segments from './segments/handlers.ts';
export * as tags from './tags/handlers.ts';
export * as teams from './teams/handlers.ts';
