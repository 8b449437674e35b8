import type { IntercomError } from '@gatehouse/connector';

/** A 403 is also how Intercom speaks of plans (`api_plan_restricted`) and of a contact who is not in the conversation, and a load balancer in front of it of nothing at all. */
export const lacksPermission = (error: IntercomError): boolean =>
  error.status === 403 &&
  error.errors.some(
    ({ code, message = 'scope' }) =>
      ['forbidden', 'action_forbidden', 'insufficient_scope'].includes(code) && /\bscopes?\b|permission|authori[sz]ed/i.test(message),
  );

/** Older lists have the same word for a credential that is no good, so it alone says nothing. */
const ambiguousCode = 'token_unauthorized';

/** Whether a 401 speaks of a permission, unless the credential turns out to be no good. */
export const mayLackPermission = ({
  status,
  errors,
}: {
  readonly status?: number | undefined;
  readonly errors: readonly { code?: string | null | undefined }[];
}): boolean => status === 401 && errors.some(({ code }) => code === ambiguousCode);
