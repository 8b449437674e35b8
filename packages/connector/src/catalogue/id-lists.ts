/** What an id can be of, for whoever has its name: the lists that have both. */
export const idLists = {
  tags: { one: 'tag', operation: 'tags.list', names: ['name'], id: '^\\d+$' },
  teams: { one: 'team', operation: 'teams.list', names: ['name'], id: '^\\d+$' },
  admins: { one: 'teammate', operation: 'admins.list', names: ['name', 'email'], id: '^\\d+$' },
  segments: { one: 'segment', operation: 'segments.list', names: ['name'], id: '^[0-9a-f]{24}$' },
  ticket_types: { one: 'ticket type', operation: 'ticket_types.list', names: ['name'], id: '^\\d+$' },
  ticket_states: {
    one: 'ticket state',
    operation: 'ticket_states.list',
    names: ['internal_label', 'external_label'],
    kind: 'category',
    id: '^\\d+$',
  },
  away_status_reasons: { one: 'reason for being away', operation: 'away_status_reasons.list', names: ['label'], id: '^\\d+$' },
  subscription_types: {
    one: 'kind of message',
    operation: 'subscription_types.list',
    names: ['default_translation.name'],
    id: '^\\d+$',
  },
  // Ids are numbers, or small letters with a number among them.
  brands: { one: 'brand', operation: 'brands.list', names: ['name'], id: '^(?=\\D*\\d)[a-z0-9]{1,16}$' },
  macros: { one: 'macro', operation: 'macros.list', names: ['name'], id: '^\\d+$' },
  articles: { one: 'article', operation: 'articles.list', names: ['title', 'url'], id: '^\\d+$' },
  internal_articles: { one: 'internal article', operation: 'internal_articles.list', names: ['title'], id: '^\\d+$' },
  content_snippets: { one: 'snippet', operation: 'content_snippets.list', names: ['title'], id: '^\\d+$' },
  news_items: { one: 'news item', operation: 'news_items.list', names: ['title'], id: '^\\d+$' },
  newsfeeds: { one: 'newsfeed', operation: 'newsfeeds.list', names: ['name'], id: '^\\d+$' },
  collections: { one: 'collection', operation: 'collections.list', names: ['name', 'url'], id: '^\\d+$' },
  help_centers: {
    one: 'Help Center',
    operation: 'help_centers.list',
    names: ['display_name', 'identifier', 'custom_domain', 'url'],
    id: '^\\d+$',
  },
  audiences: { one: 'audience', operation: 'audiences.list', names: ['name'], id: '^\\d+$' },
  folders: { one: 'folder', operation: 'folders.list', names: ['name'], id: '^\\d+$' },
  data_connectors: { one: 'data connector', operation: 'data_connectors.list', names: ['name'], id: '^\\d+$' },
  office_hours: { one: 'schedule of office hours', operation: 'office_hours.list', names: ['name'], id: '^\\d+$' },
  content_import_sources: { one: 'source', operation: 'content_import_sources.list', names: ['url'], id: '^\\d+$' },
  conversation_attributes: {
    one: 'conversation attribute',
    operation: 'conversation_attributes.list',
    names: ['name'],
    id: '^\\d+$',
  },
  // Intercom's own have no ids.
  data_attributes: { one: 'data attribute', operation: 'data_attributes.list', names: ['full_name', 'name', 'label'], id: '^\\d+$' },
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
  /** Fields of a row by which people know it; those inside another after a dot. */
  readonly names: readonly string[];
  /** The field that says what each is, in Intercom's own words: it does where nothing is called so, and one alone is that. */
  readonly kind?: string;
  /** What Intercom's own ids look like, as a regular expression: anything else is a name. */
  readonly id: string;
  /** Fields of the list's input by which one is found, in their order. */
  readonly by?: readonly string[];
}

export type IdList = keyof typeof idLists;

export const isIdOf = (list: IdList, text: string): boolean => new RegExp(idLists[list].id).test(text);
