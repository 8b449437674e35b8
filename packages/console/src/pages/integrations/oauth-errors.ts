import { findTrouble, type Trouble, troubleOfCode } from '../../patterns/troubles.ts';

export interface OauthError extends Pick<Trouble, 'steps' | 'who' | 'where' | 'callbacks'> {
  readonly title: string;
  readonly cause: string;
}

const admin = 'An administrator of this Gatehouse';
const again = 'Press Connect and go through Intercom’s consent page again.';

const others: Readonly<Record<string, OauthError>> = {
  oauth_refused: {
    title: 'The connection was refused in Intercom',
    cause: 'Somebody pressed Cancel on the consent page, or this teammate may not install apps in the workspace.',
    steps: [again, 'If Intercom does not let you, ask a teammate who may install apps there.'],
    who: 'A teammate of the workspace who may install apps',
    where: 'Intercom’s consent page',
  },
  oauth_state_invalid: {
    title: 'The answer from Intercom could not be matched',
    cause:
      'An attempt is valid once, for ten minutes, and only in the browser that began it. This one was too old, was used before, or came from another browser.',
    steps: [again, 'Stay in this browser and finish within ten minutes.'],
    who: admin,
    where: 'Integrations → Connect',
  },
  oauth_code_invalid: {
    title: 'Intercom did not accept the authorization code',
    cause: 'Codes work once and for a short time. A reload of the last page uses it twice.',
    steps: [again],
    who: admin,
    where: 'Integrations → Connect',
  },
  oauth_client_invalid: {
    title: 'Intercom does not know the client id or the client secret',
    cause: 'INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET do not belong together, are mistyped, or the secret was replaced.',
    steps: [
      'Copy both again from the app’s Basic information page.',
      'Set INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET where the gateway runs and restart it.',
      again,
    ],
    who: 'Whoever runs the gateway',
    where: 'Intercom → Developer Hub → your app → Configure → Basic information',
  },
  admin_needed: {
    title: 'Only an administrator may connect a workspace',
    cause: 'Your role changed, or you signed in as somebody else, while Intercom’s page was open.',
    steps: ['Ask an administrator to connect the workspace.'],
    who: admin,
    where: 'Integrations → Connect',
  },
  session_missing: {
    title: 'You were signed out on the way',
    cause: 'The session ended while Intercom’s page was open, so nothing was connected.',
    steps: [again],
    who: admin,
    where: 'Integrations → Connect',
  },
  conflict: {
    title: 'The workspace or its short name is taken',
    cause: 'Another connection already uses that short name.',
    steps: ['Connect again with another short name, or with none.'],
    who: admin,
    where: 'Integrations → Connect → Options',
  },
  upstream_unavailable: {
    title: 'Intercom could not be reached',
    cause: 'You have agreed, but the gateway could not exchange the code. Nothing was connected.',
    steps: ['Check that the gateway may reach api.intercom.io.', again],
    who: 'Whoever runs the gateway',
    where: 'The network of the gateway',
  },
  upstream_failed: {
    title: 'Intercom failed to answer',
    cause: 'You have agreed, but Intercom could not complete it. Nothing was connected.',
    steps: ['Wait a few minutes.', again],
    who: admin,
    where: 'Integrations → Connect',
  },
};

/** Words for the code that the callback put into the address; never text from the address itself. */
export function explainOauthError(code: string): OauthError {
  const id = troubleOfCode.get(code);
  const trouble = id ? findTrouble(id) : undefined;
  return (
    trouble ??
    (Object.hasOwn(others, code) ? others[code] : undefined) ?? {
      title: 'The workspace could not be connected',
      cause: 'The gateway reported an error that this page has no words for. Activity has the details.',
      steps: [again, 'If it fails again, look it up in Activity.'],
      who: admin,
      where: 'Activity',
    }
  );
}

/** The codes that this page explains. */
export const explainedCodes: readonly string[] = [...Object.keys(others), ...troubleOfCode.keys()];
