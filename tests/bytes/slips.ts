/**
 * Where an example of the description is not what Intercom would take or answer, by its place in the document. An entry that nothing
 * needs fails.
 */
export interface Slip {
  /** A JSON pointer (RFC 6901) into the document. */
  readonly pointer: string;
  readonly source: string;
}

const request = (path: string, method: string, example: string) =>
  `/paths/${path.replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/examples/${example}`;
const answer = (path: string, method: string, status: number, example: string) =>
  `/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/examples/${example}`;

const lacks = (what: string) => `${what}, which its own schema requires: it shows what Intercom answers with a 400.`;

/** Requests that the gateway refuses by the description's own schema, before Intercom does. */
export const refusedAtTheDoor: readonly (Slip & { readonly field: string })[] = [
  { pointer: request('/articles', 'post', 'bad_request'), field: 'author_id', source: lacks('No author_id') },
  { pointer: request('/help_center/collections', 'post', 'bad_request'), field: 'name', source: lacks('No name') },
  { pointer: request('/internal_articles', 'post', 'bad_request'), field: 'author_id', source: lacks('No author_id and no owner_id') },
  { pointer: request('/tags', 'post', 'invalid_parameters'), field: 'name', source: lacks('No name') },
  { pointer: request('/contacts/{contact_id}/companies', 'post', 'bad_request'), field: 'body', source: lacks('No body at all') },
  {
    pointer: request('/data_attributes', 'post', 'invalid_data_type'),
    field: 'data_type',
    source: 'A data_type that is not among the values of its schema: it shows what Intercom answers with a 400.',
  },
  {
    pointer: request('/data_attributes', 'post', 'too_few_options_for_list'),
    field: 'name',
    source: lacks('No name, model and data_type'),
  },
];

/** Answers of 2xx that do not fit the description's own schema of them. */
export const drifting: readonly (Slip & { readonly field: string })[] = [
  {
    pointer: answer('/conversations/{conversation_id}', 'get', 200, 'conversation found'),
    field: 'conversation_parts.conversation_parts[].id',
    source: 'A string by the schema, a number in the example.',
  },
  {
    pointer: answer('/tickets/{ticket_id}/change_type', 'post', 200, 'Successful response'),
    field: 'ticket_state',
    source: 'An object by the schema, a text in the example.',
  },
];

const permission = 'It says that a permission is missing. The gateway adds who can give it, behind what Intercom says.';

/** Refusals to which the gateway adds a complaint of its own. */
export const explained: readonly Slip[] = [
  ...['/articles/{article_id}', '/content_snippets/{content_snippet_id}', '/internal_articles/{internal_article_id}'].flatMap((path) => [
    { pointer: answer(`${path}/tags`, 'post', 403, 'Forbidden'), source: permission },
    { pointer: answer(`${path}/tags/{id}`, 'delete', 403, 'Forbidden'), source: permission },
  ]),
  { pointer: answer('/macros', 'get', 403, 'Missing required scope'), source: permission },
  { pointer: answer('/macros/{id}', 'get', 403, 'Missing required scope'), source: permission },
  { pointer: answer('/teams/{id}', 'put', 403, 'Forbidden'), source: permission },
  { pointer: answer('/teams/{id}', 'put', 403, 'Cannot manage teams'), source: permission },
];
