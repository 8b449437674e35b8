import { checkAnswer, findOperation, holdsEnvelope, IntercomError, type Sent } from '@gatehouse/connector';
import { Denial } from '../access/denial.ts';
import { denied, failed, succeeded } from '../audit/outcome.ts';
import { GatewayError } from '../errors.ts';
import type { Outcome } from '../store/ports.ts';
import { lacksPermission } from '../vault/permission-refusal.ts';
import type { Vault } from '../vault/vault.ts';
import type { Answer } from './call.ts';
import type { createDriftCount } from './drift.ts';
import { hasShapesOf } from './leniency.ts';
import { type Circumstances, toUpstreamError } from './upstream-errors.ts';

/** How a call ended: with Intercom's answer or an error of the table, and what journal and audit keep of it. */
export type Ending =
  | { readonly outcome: Outcome; readonly answer: Omit<Answer, 'auditId'>; readonly error?: never }
  | { readonly outcome: Outcome; readonly error: GatewayError };

/** A call that ended before Intercom had anything to do with it. */
export const refused = (error: GatewayError): Ending => ({ error, outcome: error instanceof Denial ? denied(error) : failed(error) });

type Carried = Omit<Circumstances, 'afterRefusal'>;

export interface Conclude {
  /**
   * `asItIs`: the caller reads Intercom's answer itself, so one odd record costs nothing. What is no answer of this kind at all is still
   * none, in the versions whose shapes the catalogue has.
   */
  answered(sent: Sent, circumstances: Carried & { readonly asItIs?: boolean }): Ending;
  threw(cause: unknown, circumstances: Carried): Promise<Ending>;
}

interface ConcludeDeps {
  readonly vault: Pick<Vault, 'permissionSeen' | 'confirmRefused'>;
  readonly drifts: ReturnType<typeof createDriftCount>;
}

/** What an answer or a failure means, and what it shows about the connection. */
export function createConclude({ vault, drifts }: ConcludeDeps): Conclude {
  const ended = (error: GatewayError, facts: { status?: number | undefined; requestId?: string | undefined }): Ending => ({
    error,
    outcome: failed(error, { status: facts.status ?? null, intercomRequestId: facts.requestId ?? null }),
  });

  return {
    answered(sent, { asItIs = false, ...circumstances }) {
      const { operation, connection } = circumstances;
      if (findOperation(operation.name)) vault.permissionSeen(connection.id, operation, true);
      const { status, header, body, text, requestId } = sent;
      const { usable, drift } = checkAnswer(operation, body);
      drifts.note(operation.name, drift);
      if (usable || (asItIs && (!hasShapesOf(header('intercom-version') ?? 'pinned') || holdsEnvelope(operation, body)))) {
        return {
          answer: {
            status,
            headers: shownHeaders(header, ['content-type', ...(body instanceof Uint8Array ? ['content-disposition'] : [])]),
            body,
            ...(text === undefined ? {} : { text }),
          },
          outcome: succeeded({ status, intercomRequestId: requestId ?? null }),
        };
      }
      const error = new IntercomError('answer_invalid', 'the answer has another shape', {
        operation: operation.name,
        outcome: 'failed',
        status,
        ...(requestId === undefined ? {} : { requestId }),
      });
      return ended(toUpstreamError(error, circumstances), sent);
    },

    async threw(cause, circumstances) {
      if (cause instanceof GatewayError) return refused(cause);
      const { operation, connection, journalId } = circumstances;
      if (!(cause instanceof IntercomError)) {
        // A mistake of ours, met anywhere between the first byte and the answer: of a write nobody knows.
        const facts = { operation: operation.name, ...(journalId === undefined ? {} : { journalId }) };
        return refused(new GatewayError(operation.effect === 'read' ? 'internal' : 'outcome_unknown', facts, { cause }));
      }
      const afterRefusal = cause.status === 401 ? await vault.confirmRefused(connection).catch(() => 'unreachable' as const) : undefined;
      const error = toUpstreamError(cause, { ...circumstances, ...(afterRefusal === undefined ? {} : { afterRefusal }) });
      // Intercom has no permission for what the catalogue does not know: each address has its own.
      const lacks = error.code === 'permission_missing' || lacksPermission(cause);
      if (lacks && findOperation(operation.name)) vault.permissionSeen(connection.id, operation, false);
      return ended(error, cause);
    },
  };
}

const passedHeaders = ['x-request-id', 'intercom-version', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

/** Intercom's own headers that a caller may see. */
export function shownHeaders(header: (name: string) => string | null, more: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    [...passedHeaders, ...more]
      .map((name) => [name, header(name)] as const)
      .filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
