import { type Clock, IntercomError, type OperationFacts, operations, permissions, send, type Transport } from '@gatehouse/connector';
import { type ErrorCode, GatewayError, places } from '../errors.ts';
import { type Account, workspaceIdShape } from './intercom-account.ts';

/** What a credential shows of its workspace without being allowed to ask who it is. */
export type Recognised =
  | { readonly kind: 'named'; readonly account: Account }
  /** `opened`: Intercom answered one list at least, so the credential is good; there was nothing in it. */
  | { readonly kind: 'unnamed'; readonly opened: boolean };

export type Recognise = (baseUrl: string, token: string) => Promise<Recognised>;

const timeoutMs = 5000;
/** One article, at its largest. */
const maxBytes = 2 * 1024 * 1024;

const reads = operations.filter((facts) => facts.workspace !== undefined);

/**
 * Where `/me` is refused, the workspace is known by the rows of whatever list may be read. Throws an `upstream_…` error where Intercom
 * failed to answer, and nothing else named it.
 */
export function createRecognise({ transport, clock }: { transport: Transport; clock: Clock }): Recognise {
  return async (baseUrl, token) => {
    let opened = false;
    let failure: GatewayError | undefined;
    for (const facts of reads) {
      try {
        const input = 'per_page' in facts.places ? { per_page: 1 } : {};
        const { body } = await send(facts, input, { transport, clock, timeoutMs, maxBytes, admit: async () => ({ token, baseUrl }) });
        opened = true;
        const workspaceId = workspaceIn(facts, body);
        if (workspaceId !== undefined)
          return { kind: 'named', account: { ...nobody, workspaceId, workspaceName: workspaceId, region: null } };
      } catch (error) {
        if (!(error instanceof IntercomError)) throw error;
        failure ??= failureOf(error, baseUrl);
      }
    }
    if (failure !== undefined) throw failure;
    return { kind: 'unnamed', opened };
  };
}

const nobody = { adminId: '', adminName: '', adminEmail: '' };

/** Of the first row whose value looks like an id: an empty one in front of it says nothing. */
function workspaceIn({ paging, workspace }: OperationFacts, body: unknown): string | undefined {
  const rows: unknown = (body as Record<string, unknown> | null)?.[paging?.items ?? ''];
  const ids = Array.isArray(rows) ? rows.map((row: Record<string, unknown> | null) => row?.[workspace ?? '']) : [];
  return ids
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .map(String)
    .find((id) => workspaceIdShape.test(id));
}

/** A refusal says that this list is not to be had, and nothing more; whatever else, that nobody knows. */
function failureOf({ status }: IntercomError, baseUrl: string): GatewayError | undefined {
  if (status !== undefined && status < 500 && status !== 429) return undefined;
  const code: ErrorCode = status === undefined ? 'upstream_unavailable' : status === 429 ? 'upstream_rate_limited' : 'upstream_failed';
  return new GatewayError(code, {
    fix: status === undefined ? `Check that the gateway reaches ${new URL(baseUrl).origin}, then try again.` : 'Try again in a minute.',
  });
}

/** The one box that is enough, and what else would have been: in this order, and in Intercom's words. */
export function workspaceUnknown(me: OperationFacts, { opened }: { opened: boolean }): GatewayError {
  const [box = ''] = labelsOf([me]);
  const others = labelsOf(reads);
  const why = opened
    ? 'Intercom accepts the credential, but nothing that it may read has anything in it yet, so nothing says which workspace it is.'
    : `Nothing that this credential may read says which workspace it is (that would be ${others.join(', ')}).`;
  const instead = opened ? ' Or create a first contact or article in the workspace, and connect again.' : '';
  return new GatewayError('permission_missing', {
    scope: me.scope,
    fix: `${why} Tick "${box}" in ${places.hubAuthentication} (of an app with an access token, take the new token that Intercom then makes), and connect again.${instead}`,
  });
}

function labelsOf(list: readonly OperationFacts[]): readonly string[] {
  const keys = new Set(list.flatMap((facts) => facts.permissions.slice(0, 1)));
  return permissions.filter(({ key }) => keys.has(key)).map(({ label }) => label);
}
