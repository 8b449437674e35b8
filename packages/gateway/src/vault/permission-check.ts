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

/** Of each check; what does not answer in time is no reason to refuse. */
const timeoutMs = 5000;
const atOnce = 4;

/**
 * Which of these scopes a credential does not open, as far as that can be seen without changing anything: of each scope one list is read.
 * What only a write needs shows at the first write.
 */
export function createPermissionCheck({ transport, clock }: { transport: Transport; clock: Clock }) {
  return async (credential: { token: string; baseUrl: string }, scopes: readonly ScopeKey[]): Promise<readonly ScopeKey[]> => {
    const lacking: ScopeKey[] = [];
    const left = [...scopes];
    const worker = async () => {
      for (let scope = left.shift(); scope !== undefined; scope = left.shift()) {
        const list = await findList(scope);
        if (list && (await isForbidden(list, credential))) lacking.push(scope);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return lacking.sort();
  };

  async function isForbidden(operation: OperationFacts, credential: { token: string; baseUrl: string }): Promise<boolean> {
    try {
      await send(operation, {}, { transport, clock, timeoutMs, admit: async () => credential });
      return false;
    } catch (error) {
      if (!(error instanceof IntercomError)) throw error;
      return error.status === 403;
    }
  }
}

/** A read of the scope that needs no input, and that Intercom does not change on any day. */
async function findList(scope: ScopeKey): Promise<OperationFacts | undefined> {
  for (const facts of operations) {
    if (facts.scope !== scope || isExperimental(facts) || facts.effect !== 'read' || facts.method !== 'GET' || facts.path.includes('{'))
      continue;
    if ((await loadOperation(facts.name)).input.safeParse({}).success) return facts;
  }
  return undefined;
}
