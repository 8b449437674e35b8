import { type ErrorCode, errorTable, isErrorCode, places, remedyOf } from '../../../../gateway/src/errors.ts';
import { findTrouble, type Trouble, troubleOfCode } from '../../patterns/troubles.ts';

type OauthError = Pick<Trouble, 'title' | 'cause' | 'steps' | 'who' | 'where' | 'callbacks'>;

const again = 'Press Connect and go through Intercom’s consent page again.';

/** What an error means here, where somebody comes back from Intercom; the table of errors has the rest. */
const others: { readonly [Code in ErrorCode]?: Pick<OauthError, 'cause' | 'steps'> & Partial<OauthError> } = {
  oauth_refused: {
    cause: 'Somebody pressed Cancel on the consent page, or this teammate may not install apps in the workspace.',
    steps: [again, 'If Intercom does not let you, ask a teammate who may install apps there.'],
  },
  oauth_state_invalid: {
    title: 'The answer from Intercom could not be matched',
    cause:
      'An attempt is valid once, for ten minutes, and only in the browser that began it. This one was too old, was used before, or came from another browser.',
    steps: [again, 'Stay in this browser and finish within ten minutes.'],
  },
  oauth_code_invalid: {
    cause: 'Codes work once and for a short time. A reload of the last page uses it twice.',
    steps: [again],
  },
  oauth_client_invalid: {
    cause: 'Client ID and Client secret do not belong together, are mistyped, are of an app in another region, or the secret was replaced.',
    steps: [
      'Copy both again from the app’s Basic information page in the Developer Hub.',
      'Enter them under Settings → Your Intercom app. Where the app is set by the gateway’s environment, whoever runs it sets INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET and restarts it.',
      again,
    ],
  },
  admin_needed: {
    title: 'Only an administrator may connect a workspace',
    cause: 'Your role changed, or you signed in as somebody else, while Intercom’s page was open.',
    steps: ['Ask an administrator to connect the workspace.'],
    where: places.connect,
  },
  already_connected: {
    title: 'This workspace is connected already',
    cause:
      'You chose a workspace in Intercom that is connected here and works. Nothing was changed: another credential would take its place for every group.',
    steps: [
      'To put a new credential in its place, press Reconnect on the workspace’s card.',
      'To connect another workspace, press Connect and choose it in Intercom.',
    ],
  },
  credential_weaker: {
    cause:
      'What you authorized does not open everything that groups use on this workspace, so the old credential stays. Activity says which scopes it is about.',
    steps: [
      'Tick the permissions on the app in the Developer Hub, and save.',
      'Press Reconnect on the workspace’s card again.',
      'To go on without them, take the scopes from the groups first.',
    ],
  },
  // Beside the cause stands the one box, by its label.
  permission_missing: {
    title: 'Intercom does not say which workspace it is',
    cause: 'The app may not ask who it is, and nothing that it may read says which workspace it is of, or there is nothing in it yet.',
    steps: ['Tick that box on the app, and save.', again],
  },
  session_missing: {
    title: 'You were signed out on the way',
    cause: 'The session ended while Intercom’s page was open, so nothing was connected.',
    steps: [again],
  },
  conflict: {
    title: 'The workspace or its short name is taken',
    cause: 'Another connection already uses that short name.',
    steps: ['Connect again with another short name, or with none.'],
    where: places.connect,
  },
  upstream_unavailable: {
    cause: 'You have agreed, but the gateway could not exchange the code. Nothing was connected.',
    steps: ['Check that the gateway may reach api.intercom.io.', again],
    ...remedyOf('internal'),
  },
  upstream_failed: {
    cause: 'You have agreed, but Intercom could not complete it. Nothing was connected.',
    steps: ['Wait a few minutes.', again],
    where: places.connect,
  },
};

/** Words for the code that the callback put into the address; never text from the address itself. */
export function explainOauthError(code: string): OauthError {
  const words = isErrorCode(code) ? others[code] : undefined;
  if (isErrorCode(code) && words) return { title: errorTable[code].title, ...remedyOf(code), ...words };
  const id = troubleOfCode.get(code);
  const trouble = id ? findTrouble(id) : undefined;
  if (trouble) return trouble;
  return {
    title: 'The workspace could not be connected',
    cause: 'The gateway reported an error that this page has no words for. Activity has the details.',
    steps: [again, 'If it fails again, look it up in Activity.'],
    ...remedyOf('oauth_state_invalid'),
  };
}

/** The codes that this page explains. */
export const explainedCodes: readonly string[] = [...Object.keys(others), ...troubleOfCode.keys()];
