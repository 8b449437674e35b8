/** What an id can be of, for whoever has its name: the lists that have both. */
export const idLists = {
  tags: { one: 'tag', operation: 'tags.list', names: ['name'], id: '^\\d+$' },
  teams: { one: 'team', operation: 'teams.list', names: ['name'], id: '^\\d+$' },
  admins: { one: 'teammate', operation: 'admins.list', names: ['name', 'email'], id: '^\\d+$' },
  segments: { one: 'segment', operation: 'segments.list', names: ['name'], id: '^[0-9a-f]{24}$' },
  ticket_types: { one: 'ticket type', operation: 'ticket_types.list', names: ['name'], id: '^\\d+$' },
  // Too long to be read for one name: asked for by what is given (`by`), and then, for what is near, page by page.
  companies: {
    one: 'company',
    operation: 'companies.list',
    names: ['name', 'company_id'],
    id: '^[0-9a-f]{24}$',
    by: ['company_id', 'name'],
  },
  contacts: {
    one: 'contact',
    operation: 'contacts.search',
    names: ['email', 'external_id', 'name', 'phone'],
    // Those of workspaces from before 2015 are UUIDs.
    id: '^(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$',
  },
} as const satisfies Readonly<Record<string, Listed>>;

interface Listed {
  /** What one of them is called. */
  readonly one: string;
  readonly operation: `${string}.${'list' | 'search'}`;
  /** Fields of a row by which people know it. */
  readonly names: readonly string[];
  /** What Intercom's own ids look like, as a regular expression: anything else is a name. */
  readonly id: string;
  /** Fields of the list's input by which one is found, in their order. */
  readonly by?: readonly string[];
}

export type IdList = keyof typeof idLists;

export const isIdOf = (list: IdList, text: string): boolean => new RegExp(idLists[list].id).test(text);
