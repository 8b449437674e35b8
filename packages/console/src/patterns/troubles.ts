import { type ErrorCode, fixers, places, remedyOf } from '../../../gateway/src/errors.ts';

/** What goes wrong between people, this gateway and Intercom, and who puts it right where. */
export interface Trouble {
  readonly id: string;
  readonly title: string;
  /** How it shows. */
  readonly sign: string;
  readonly cause: string;
  readonly steps: readonly string[];
  readonly who: string;
  readonly where: string;
  /** Whether the callback addresses belong to the remedy. */
  readonly callbacks?: true;
}

export const connecting = [
  {
    id: 'redirect-mismatch',
    title: '“redirect_uri_mismatch” while connecting',
    sign: 'Intercom stops at its consent page, or sends you back with this error.',
    cause: 'The Intercom app does not list the address that Intercom is asked to send you back to. It must match to the letter.',
    steps: [
      'Open the app’s Authentication page, click Edit, and tick “Use OAuth”.',
      'Add the callback addresses below as redirect URLs and save.',
      'Come back here and connect again.',
    ],
    ...remedyOf('oauth_redirect_mismatch'),
    callbacks: true,
  },
  {
    id: 'invalid-scope',
    title: '“invalid_scope” while connecting',
    sign: 'An error that speaks of scopes appears during authorization.',
    cause:
      'Intercom takes no scopes in the authorization address: what an app may do is chosen by check boxes on the app. ' +
      'If something adds a scope parameter (a proxy, or an address edited by hand), that is the cause.',
    steps: [
      'Start again with the Connect button here; it sends no scope.',
      'Choose what the app may do by its permission check boxes and save.',
      'After a permission was added, connect again: a token keeps the permissions it was made with.',
    ],
    ...remedyOf('oauth_scope_invalid'),
  },
  {
    id: 'no-data',
    title: 'Connected, but an assistant gets no data',
    sign: 'Tools are missing from the list, or a call ends in “The group does not have the scope that this needs”.',
    cause: 'A connection alone opens nothing. The key’s group needs access to this workspace and the scopes that the question needs.',
    steps: [
      'Open Groups → the key’s group → Integrations, choose the workspace, and switch on the scopes. The refused call in Activity names the one.',
      'Check under Keys that the assistant uses a key of that group.',
      'Ask again: a change holds from the next call on.',
    ],
    ...remedyOf('scope_missing'),
  },
  {
    id: 'not-connected',
    title: 'Intercom is not connected',
    sign: 'A call ends in “No Intercom workspace is connected for this group”.',
    cause: 'No workspace was authorized yet, it was disconnected, or the group has no scope on it.',
    steps: ['Connect the workspace on the Integrations page.', 'Then give the group scopes on it.'],
    ...remedyOf('not_connected'),
  },
  {
    id: 'reconnect',
    title: 'Intercom no longer accepts the connection',
    sign: 'The workspace shows “Reconnect needed”; calls end in “The connection must be authorized again”.',
    cause:
      'Intercom’s tokens do not expire by themselves. The app was uninstalled in the workspace, the token was regenerated, ' +
      'or the teammate who authorized it lost access.',
    steps: [
      'Press Reconnect on the workspace’s card. Groups keep their scopes.',
      'If consent is refused in Intercom, somebody who may install apps there must do it.',
    ],
    ...remedyOf('reconnect_required'),
  },
  {
    id: 'elsewhere',
    title: 'The gateway does not reach the Intercom of a workspace',
    sign: 'The workspace shows “Not reached”; calls end in “The gateway is not set to reach the Intercom that the connection is of”.',
    cause:
      'The gateway was started with other settings than when the workspace was connected: with INTERCOM_API_URL it reaches the Intercom at ' +
      'that address, without it Intercom’s own regions; and the sandbox may be switched off. A credential is never sent to an Intercom that it is not of.',
    steps: [
      'Start the gateway with the INTERCOM_ settings that it had before, or for a workspace of the sandbox with GATEHOUSE_SANDBOX=on. Nobody has to authorize anything again.',
      'Or, if the settings are right, connect a workspace of this Intercom and disconnect the other one.',
    ],
    ...remedyOf('connection_elsewhere'),
  },
  {
    id: 'permission-missing',
    title: 'The Intercom app lacks a permission',
    sign: 'A scope shows “Missing”; calls end in “The Intercom app lacks a permission that this needs”. Intercom may answer 403 or 401: either way the connection stays.',
    cause: 'A scope here can only open what the app may do in Intercom. The permission beside the scope is not ticked on the app.',
    steps: [
      'Tick the permission on the app and save. The Integrations page lists which one.',
      'Reconnect the workspace here: an existing token keeps the permissions it was made with.',
    ],
    ...remedyOf('permission_missing'),
  },
  {
    id: 'nobody-known',
    title: 'Connected, without knowing as which teammate',
    sign: 'A workspace shows “Not known” beside “Acts as”; a reply or note that names no teammate is refused, with admin_id as the field.',
    cause:
      'The Intercom app may not ask who it is, so the workspace was recognised by what it may read. Which teammate replies is written as nobody knows.',
    steps: [
      'Enter the teammate’s id under “Acts as” on the workspace’s card; or let whoever replies name one, as admin_id.',
      'Or tick the permission that the card names on the app, save, and connect the workspace again.',
    ],
    who: fixers.administrator,
    where: places.actsAs,
  },
] as const satisfies readonly Trouble[];

export const using = [
  {
    id: 'events-external-id',
    title: 'Events need the contact’s external id',
    sign: 'intercom_list_events complains about user_id, or finds nobody.',
    cause: 'Intercom looks events up by the id that your own product gave the contact (external_id), not by Intercom’s id.',
    steps: [
      'Find the contact with intercom_list_all_contacts or intercom_search_contacts and take its external_id.',
      'Pass it as user_id.',
      'A contact without one, such as a lead, is asked for by email or by intercom_user_id instead.',
    ],
    ...remedyOf('input_invalid'),
  },
  {
    id: 'company-id',
    title: 'A company’s contacts need its company id',
    sign: 'intercom_list_attach_contacts_to_company says that there is no such company.',
    cause: 'company_id means Intercom’s own id of the company here: neither its name nor the id in your own systems.',
    steps: ['Find the company with intercom_list_companies and take its id.', 'Pass it as company_id.'],
    ...remedyOf('upstream_not_found'),
  },
  {
    id: 'conversation-limits',
    title: 'Older conversations or messages seem to be missing',
    sign: 'A list ends early, or a long conversation begins in the middle.',
    cause:
      'The list of conversations has no end of its own; it comes in pages. But one conversation shows only its newest 500 parts: ' +
      'Intercom leaves older ones out, and nothing can fetch them.',
    steps: [
      'Ask for the next page with the cursor of the answer.',
      'For a certain time or text use intercom_search_conversations.',
      'For parts beyond the 500, open the conversation in Intercom.',
    ],
    ...remedyOf('input_invalid'),
  },
] as const satisfies readonly Trouble[];

export type TroubleId = (typeof connecting)[number]['id'] | (typeof using)[number]['id'];

/** What an error of the gateway is a case of. */
export const troubleOfCode: ReadonlyMap<string, TroubleId> = new Map<string, TroubleId>(
  Object.entries<TroubleId>({
    oauth_redirect_mismatch: 'redirect-mismatch',
    oauth_scope_invalid: 'invalid-scope',
    scope_missing: 'no-data',
    connection_unknown: 'no-data',
    not_connected: 'not-connected',
    reconnect_required: 'reconnect',
    connection_elsewhere: 'elsewhere',
    permission_missing: 'permission-missing',
  } satisfies { readonly [Code in ErrorCode]?: TroubleId }),
);

export const findTrouble = (id: TroubleId): Trouble | undefined => [...connecting, ...using].find((trouble) => trouble.id === id);
