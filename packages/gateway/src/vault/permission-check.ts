import {
  type Clock,
  IntercomError,
  isExperimental,
  loadOperation,
  type OperationFacts,
  operations,
  type ScopeKey,
  send,
  type Transport,
} from '@gatehouse/connector';
import { lacksPermission, mayLackPermission } from './permission-refusal.ts';

/** Of each read; what does not answer in time shows nothing. */
const timeoutMs = 5000;
/** So few that the calls of groups hardly wait for them. */
const atOnce = 4;

export interface PermissionsTried {
  /** The read and whether Intercom let it be, of each scope for which that could be seen. */
  readonly seen: ReadonlyMap<ScopeKey, { readonly operation: OperationFacts; readonly granted: boolean }>;
  /** Why some were not tried, when Intercom did not want to be asked any more or could not be: then asking on is no use. */
  readonly stopped: 'upstream_rate_limited' | 'upstream_unavailable' | null;
}

export type TryPermissions = (credential: { token: string; baseUrl: string }, scopes: readonly ScopeKey[]) => Promise<PermissionsTried>;

/**
 * Which of these scopes a credential that works opens, as far as that can be seen without changing anything: of each scope one list is read.
 * What only a write needs shows at the first write.
 */
export function createPermissionCheck({ transport, clock }: { transport: Transport; clock: Clock }): TryPermissions {
  return async (credential, scopes) => {
    const seen = new Map<ScopeKey, { operation: OperationFacts; granted: boolean }>();
    const left = [...scopes];
    let stopped: PermissionsTried['stopped'] = null;
    const worker = async () => {
      for (let scope = left.shift(); scope !== undefined; scope = left.shift()) {
        const reading = await readingOf(scope);
        const said = reading && (await ask(reading, credential));
        if (reading && typeof said === 'boolean') seen.set(scope, { operation: reading.facts, granted: said });
        else if (typeof said === 'string') {
          stopped ??= said;
          left.length = 0;
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return { seen, stopped };
  };

  async function ask(
    { facts, input }: Reading,
    credential: { token: string; baseUrl: string },
  ): Promise<boolean | PermissionsTried['stopped'] | undefined> {
    try {
      await send(facts, input, { transport, clock, timeoutMs, admit: async () => credential });
      return true;
    } catch (error) {
      if (!(error instanceof IntercomError)) throw error;
      if (lacksPermission(error) || mayLackPermission(error)) return false;
      if (error.status === 429) return 'upstream_rate_limited';
      return error.status === undefined ? 'upstream_unavailable' : undefined;
    }
  }
}

interface Reading {
  readonly facts: OperationFacts;
  readonly input: Readonly<Record<string, unknown>>;
}

const readings = new Map<ScopeKey, Promise<Reading | undefined>>();

/** Whether a check shows it; what only a write, or a read of one thing, needs shows at the first such call. */
export const isTriable = async (scope: ScopeKey): Promise<boolean> => (await readingOf(scope)) !== undefined;

/** The read that shows best whether a scope is opened. */
function readingOf(scope: ScopeKey): Promise<Reading | undefined> {
  const known = readings.get(scope) ?? findReading(scope);
  readings.set(scope, known);
  return known;
}

/**
 * One of nothing in particular, that Intercom does not change on any day. What another permission opens, too, shows less; and of a scroll
 * there can be only one at a time, which is somebody's.
 */
async function findReading(scope: ScopeKey): Promise<Reading | undefined> {
  const lists = operations
    .filter(
      (facts) =>
        facts.scope === scope &&
        !isExperimental(facts) &&
        facts.method === 'GET' &&
        !facts.path.includes('{') &&
        facts.paging?.form !== 'scroll',
    )
    .toSorted((one, other) => farFrom(scope, one) - farFrom(scope, other));
  for (const facts of lists) {
    const { input, examples } = await loadOperation(facts.name);
    // An example that names a thing is of somebody else's.
    const given = [{}, examples[0].input].find(
      (one) => input.safeParse(one).success && Object.values(one).every((value) => typeof value !== 'string' || /^\d{10}$/.test(value)),
    );
    if (given) return { facts, input: given };
  }
  return undefined;
}

/** Least for the list of the scope's own things, that one permission alone opens. */
const farFrom = (scope: ScopeKey, { name, permissions }: OperationFacts): number =>
  permissions.length + (name.split('.')[0] === scope.split(':')[0] ? 0 : 2);
