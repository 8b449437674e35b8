export interface Exception {
  /** The error's code, from the sandbox and from the gateway. */
  readonly directly: string;
  readonly gateway: string;
  readonly why: string;
}

const gone: Exception = { directly: 'not_found', gateway: 'not_found', why: 'Neither 2.16 nor Preview describes this address any more.' };
const elsewhere: Exception = {
  directly: 'fetch failed',
  gateway: 'fetch failed',
  why: 'The SDK follows the redirect to where the recording is kept, which is not on this machine.',
};

/** Methods of the SDK that cannot succeed, and why. One that succeeds after all, or that the SDK does not have, fails. */
export const exceptions: Readonly<Record<string, Exception>> = {
  ...Object.fromEntries(
    ['notifyNewConversation', 'notifyNewMessage', 'notifyQuickReplySelected', 'notifyAttributeCollected'].flatMap((method) => [
      [`customChannelEvents.${method}`, gone],
      [`unstable.customChannelEvents.${method}`, gone],
    ]),
  ),
  'conversations.runAssignmentRules': {
    directly: 'intercom_version_invalid',
    gateway: 'intercom_version_invalid',
    why: 'The SDK asks in 2.14 for what 2.11 had last; the gateway sends the version that it is asked for.',
  },
  'calls.showCallRecording': elsewhere,
  'unstable.calls.showCallRecording': elsewhere,
  'unstable.companies.attachContactToACompany': {
    directly: 'parameter_not_found',
    gateway: 'parameter_not_found',
    why: 'It sends the company as company_id; every version of the description calls it id.',
  },
  'unstable.dataEvents.lisDataEvents': {
    directly: 'parameter_not_found',
    gateway: 'input_invalid',
    why: 'It sends filter[user_id]; the description explodes the parameter, so that the query has user_id.',
  },
};
