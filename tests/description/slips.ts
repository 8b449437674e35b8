/**
 * Where Intercom's description contradicts itself, or what live traffic has shown. Each says of one field what it would have to be for the
 * value to fit; with all of them applied, the value fits. One that no value needs fails.
 */
export interface Slip {
  /** Names of operations; `conversations.*` is all of a resource. */
  readonly operations: readonly string[];
  readonly of: 'request' | 'answer' | 'query';
  /** Keys with dots; `*` is every key there. */
  readonly field: string;
  /** `text` is the same value as a string, `gone` leaves it out, `not null` leaves it out where it is null. */
  readonly as: 'text' | 'gone' | 'not null' | { readonly value: unknown };
  readonly source: string;
}

const numbers = "The schema says string, the description's own example sends a number.";
const examples = "The description's own example does not fit its schema.";
const conversations = ['conversations.*', 'ticket_conversations.*'];

export const slips: readonly Slip[] = [
  ...(['id', 'admin_id', 'assignee_id', 'ticket_type_id', 'conversation_id', 'conversation_part_id'] as const).map(
    (field): Slip => ({
      operations: [
        'contact_subscriptions.attach',
        'contact_tags.attach',
        'conversation_contacts.*',
        'conversation_tags.*',
        'conversations.manage',
        'conversations.redact',
        'conversations.reply',
        'notes.create',
        'ticket_tags.*',
        'tickets.create',
        'tickets.enqueue',
        'tickets.reply',
      ],
      of: 'request',
      field,
      as: 'text',
      source: numbers,
    }),
  ),
  { operations: ['tickets.update'], of: 'request', field: 'assignee_id', as: 'text', source: numbers },
  { operations: ['tickets.update'], of: 'request', field: 'ticket_state_id', as: 'text', source: numbers },
  {
    operations: ['conversations.create'],
    of: 'request',
    field: 'from.id',
    as: { value: '5310d8e7598c9a0b24000002' },
    source: 'Its example of a contact that is not there has an id of three digits, its schema wants 24 characters.',
  },
  {
    operations: ['conversations.manage'],
    of: 'request',
    field: 'type',
    as: { value: 'admin' },
    source: 'Required; the examples of open and snoozed go without.',
  },
  {
    operations: ['conversations.reply', 'tickets.reply'],
    of: 'request',
    field: 'body',
    as: { value: 'text' },
    source: 'Required; the examples of quick replies go without.',
  },
  {
    operations: ['conversations.reply'],
    of: 'request',
    field: 'message_type',
    as: { value: 'comment' },
    source: 'The example of a quick reply by a contact is not among the values.',
  },
  {
    operations: ['conversations.update', 'contacts.update'],
    of: 'request',
    field: 'custom_attributes.order',
    as: 'gone',
    source: 'The example of a reference to a custom object is a list, which the schema of attributes does not have.',
  },
  { operations: ['conversations.update'], of: 'answer', field: 'custom_attributes.order', as: 'gone', source: examples },
  {
    operations: ['custom_objects.*'],
    of: 'request',
    field: 'custom_attributes.*',
    as: 'text',
    source: 'Strings by the schema, numbers in the example.',
  },
  {
    operations: ['custom_objects.*'],
    of: 'answer',
    field: 'custom_attributes.*',
    as: 'text',
    source: 'Strings by the schema, numbers in the example.',
  },
  {
    operations: ['custom_objects.list'],
    of: 'answer',
    field: 'data.*.custom_attributes.*',
    as: 'text',
    source: 'Strings by the schema, numbers in the example.',
  },
  {
    operations: ['messages.create'],
    of: 'request',
    field: 'from',
    as: { value: { type: 'admin', id: 1 } },
    source: 'A number and a teammate by the schema; the examples have text, users and leads.',
  },
  {
    operations: ['messages.create'],
    of: 'request',
    field: 'to',
    as: { value: { type: 'user', id: '1' } },
    source: 'The examples name nobody (a contact writes), a phone number, or a user_id.',
  },
  {
    operations: ['messages.create'],
    of: 'request',
    field: 'message_type',
    as: { value: 'in_app' },
    source: 'The examples leave it out, or have inapp and conversation.',
  },
  {
    operations: ['messages.create'],
    of: 'request',
    field: 'body',
    as: { value: 'text' },
    source: 'Required in the app; the example for WhatsApp has none.',
  },
  {
    operations: ['visitors.convert'],
    of: 'request',
    field: 'user.id',
    as: { value: '1' },
    source: 'One of id and user_id by the schema; the example has an email alone.',
  },
  {
    operations: ['activity_logs.*'],
    of: 'answer',
    field: 'activity_logs.*.metadata.before',
    as: 'gone',
    source: 'An object by the schema, a text in the example.',
  },
  {
    operations: ['activity_logs.*'],
    of: 'answer',
    field: 'activity_logs.*.metadata.after',
    as: 'gone',
    source: 'An object by the schema, a text in the example.',
  },
  {
    operations: ['activity_logs.*', 'calls.list'],
    of: 'answer',
    field: 'pages.next',
    as: 'gone',
    source: 'The schema has a cursor, for which these have no parameter: they count pages.',
  },
  {
    operations: ['admins.set_away'],
    of: 'answer',
    field: 'away_status_reason_id',
    as: 'gone',
    source: 'A number by the schema, a text in the example.',
  },
  {
    operations: ['contacts.*'],
    of: 'answer',
    field: 'data.*.email',
    as: 'not null',
    source: 'No operation wants an email of a contact, and the schema has no other way to say that there is none.',
  },
  { operations: ['contacts.*'], of: 'answer', field: 'data.*.email_domain', as: 'not null', source: 'As the email that it is of.' },
  {
    operations: ['conversations.get'],
    of: 'answer',
    field: 'conversation_parts.conversation_parts.*.id',
    as: 'text',
    source: 'A string by the schema, a number in the example.',
  },
  {
    operations: ['conversations.merge'],
    of: 'answer',
    field: 'admin_assignee_id',
    as: 'gone',
    source: 'A number by the schema, a text in the example.',
  },
  {
    operations: ['conversations.merge'],
    of: 'answer',
    field: 'team_assignee_id',
    as: 'gone',
    source: 'A number by the schema, a text in the example.',
  },
  {
    operations: conversations,
    of: 'answer',
    field: 'custom_attributes.*',
    as: 'text',
    source: 'Recorded answers have true and false there, which the schema does not.',
  },
  {
    operations: ['conversations.*'],
    of: 'answer',
    field: 'conversations.*.custom_attributes.*',
    as: 'text',
    source: 'Recorded answers have true and false there, which the schema does not.',
  },
  ...['statistics.*', 'conversations.*.statistics.*'].map(
    (field): Slip => ({
      operations: conversations,
      of: 'answer',
      field,
      as: 'not null',
      source: 'What has not happened yet is null in recorded answers, which the schema does not allow.',
    }),
  ),
  {
    operations: ['conversations.*'],
    of: 'answer',
    field: 'conversations.*.source',
    as: 'not null',
    source: 'Imported conversations have none in recorded answers; the schema has no null there.',
  },
  {
    operations: ['events.list'],
    of: 'answer',
    field: 'type',
    as: { value: 'event.summary' },
    source: 'event.list in the example, and not among the values.',
  },
  { operations: ['macros.list'], of: 'answer', field: 'data.*.body', as: 'text', source: examples },
  { operations: ['macros.list'], of: 'answer', field: 'data.*.body_text', as: 'text', source: examples },
  {
    operations: ['messages.create'],
    of: 'answer',
    field: 'message_type',
    as: { value: 'inapp' },
    source: 'The values of the answer leave WhatsApp out, which the request has.',
  },
  {
    operations: ['tickets.change_type'],
    of: 'answer',
    field: 'ticket_state',
    as: 'gone',
    source: 'An object by the schema, a text in the example.',
  },
  {
    operations: ['whatsapp_statuses.list'],
    of: 'answer',
    field: 'ruleset_id',
    as: 'text',
    source: 'A string by the schema, a number in the example.',
  },
  {
    operations: ['whatsapp_messages.get', 'whatsapp_statuses.list'],
    of: 'answer',
    field: 'errors',
    as: { value: [] },
    source: 'Its examples of errors are not in the form of the schema of errors.',
  },
  {
    operations: ['articles.list'],
    of: 'query',
    field: 'page',
    as: 'gone',
    source: 'Not among the parameters; the answer counts pages, and live clients ask for them.',
  },
  {
    operations: ['contacts.list'],
    of: 'query',
    field: 'per_page',
    as: 'gone',
    source: 'Not among the parameters; the pages of the answer say it, and live clients send it.',
  },
  {
    operations: ['events.list'],
    of: 'query',
    field: 'filter',
    as: { value: '1' },
    source: 'A parameter whose schema says that it is one of user_id, intercom_user_id and email, which are what is sent.',
  },
  {
    operations: ['events.list'],
    of: 'query',
    field: 'user_id',
    as: 'gone',
    source: 'A field of what is described as the parameter filter.',
  },
  {
    operations: ['reporting_exports.*'],
    of: 'query',
    field: 'job_identifier',
    as: { value: '1' },
    source: 'Described in the query, although the address has it.',
  },
];

/** Requests of the description that show a refusal: the catalogue does not let them through. */
export const meantToBeRefused: Readonly<Record<string, readonly string[]>> = {
  'articles.create': ['bad_request'],
  'collections.create': ['bad_request'],
  'companies.create': ['bad_request'],
  'companies.update': ['bad_request'],
  'contact_companies.attach': ['bad_request'],
  'data_attributes.create': ['invalid_data_type', 'too_few_options_for_list'],
  'data_attributes.update': ['too_few_options_in_list'],
  'internal_articles.create': ['bad_request'],
  'messages.create': ['no_body_supplied_for_message', 'no_body_supplied_for_email_message'],
  'tags.create': ['invalid_parameters'],
};

/** Requests of the description that fit, and are refused for what there is in the workspace or for what they say; with the error's code. */
export const refusedBySandbox: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'admins.set_away': { admin_not_found: 'away_status_reason_mandatory', unauthorized: 'away_status_reason_mandatory' },
  'companies.bulk_create': { append_to_existing_job: 'forbidden' },
  'companies.bulk_delete': { append_to_existing_job: 'forbidden' },
  'companies.bulk_update': { append_to_existing_job: 'forbidden' },
  'contacts.bulk_create': { append_to_existing_job: 'forbidden' },
  'contacts.bulk_delete': { append_to_existing_job: 'forbidden' },
  'contacts.bulk_update': { append_to_existing_job: 'forbidden' },
  'data_attributes.create': { invalid_name: 'parameter_invalid' },
  'data_attributes.update': { has_dependant_object: 'data_invalid' },
  'messages.create': { no_subject_supplied_for_email_message: 'parameter_not_found' },
  'visitors.update': { visitor_not_found: 'not_found' },
};

/** A success that the description leaves out. */
export const undescribed: Readonly<Record<string, { readonly status: number; readonly source: string }>> = {
  'fin_voice_calls.find_by_phone': { status: 200, source: 'Its summary says what is answered; the list of answers has errors alone.' },
};

const isOf = (slip: Slip, operation: string) =>
  slip.operations.some((name) => name === operation || (name.endsWith('.*') && operation.startsWith(name.slice(0, -1))));

/** The value with its slips put right, and which ones did something. */
export function putRight<T>(operation: string, of: Slip['of'], value: T): { readonly value: T; readonly used: readonly Slip[] } {
  const right = structuredClone(value);
  const used = slips.filter((slip) => slip.of === of && isOf(slip, operation) && change(right, slip.field.split('.'), slip.as));
  return { value: right, used };
}

function change(thing: unknown, [key = '', ...rest]: readonly string[], as: Slip['as']): boolean {
  if (typeof thing !== 'object' || thing === null) return false;
  const held = thing as Record<string, unknown>;
  const keys = key === '*' ? Object.keys(held) : [key];
  return keys.map((one) => (rest.length > 0 ? change(held[one], rest, as) : set(held, one, as))).some(Boolean);
}

function set(thing: Record<string, unknown>, key: string, as: Slip['as']): boolean {
  const before = thing[key];
  if (as === 'gone' || (as === 'not null' && before === null)) delete thing[key];
  else if (typeof as === 'object') thing[key] = structuredClone(as.value);
  else if (as === 'text' && before !== undefined && typeof before !== 'string')
    thing[key] = typeof before === 'object' ? '' : String(before);
  return thing[key] !== before;
}
