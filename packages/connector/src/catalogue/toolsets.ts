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
  { name: 'admins', title: 'Teammates', description: 'Who the connection acts as.', resources: ['admins'] },
  { name: 'articles', title: 'Articles', description: 'Articles of the Help Center.', resources: ['articles'] },
  { name: 'companies', title: 'Companies', description: 'Companies and their attributes.', resources: ['companies'] },
  { name: 'company_contacts', title: 'People of companies', description: 'Who belongs to a company.', resources: ['company_contacts'] },
  { name: 'contact_tags', title: 'Tags on contacts', description: 'Tagging and untagging contacts.', resources: ['contact_tags'] },
  { name: 'contacts', title: 'Contacts', description: 'Users and leads: finding, creating, changing, archiving.', resources: ['contacts'] },
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
    resources: ['conversations'],
  },
  { name: 'events', title: 'Events', description: 'What a contact did.', resources: ['events'] },
  { name: 'segments', title: 'Segments', description: 'Segments of contacts and their sizes.', resources: ['segments'] },
  { name: 'tags', title: 'Tags', description: 'The tags of the workspace.', resources: ['tags'] },
  { name: 'teams', title: 'Teams', description: 'Teams of teammates.', resources: ['teams'] },
];

/** Whether an operation belongs to a toolset. */
export function isInToolset({ resources }: Toolset, operationName: string): boolean {
  return (resources as readonly string[]).includes(operationName.slice(0, operationName.indexOf('.')));
}
