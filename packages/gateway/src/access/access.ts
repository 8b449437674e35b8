import type { OperationFacts } from '@gatehouse/connector';
import type { Store } from '../store/ports.ts';
import { decide } from './decide.ts';
import type { Extent } from './opening.ts';
import type { Decision, GrantedConnection, GroupPolicy } from './policy.ts';
import type { GroupPrincipal } from './principal.ts';

/** The one place that decides. Surfaces and the pipeline ask; none of them has a rule of its own. */
export interface Access {
  policyOf(caller: GroupPrincipal): Promise<GroupPolicy>;
  /** Whether operations that only Preview has exist here. */
  isExperimental(): Promise<boolean>;
  /**
   * `connection` is a name, an id, or `default` for the group's only one; `asked` is how much of the operation is asked for, all of it unless
   * told. Never throws for a refusal.
   */
  decide(caller: GroupPrincipal, connection: string, operation: OperationFacts, asked?: Extent): Promise<Decision>;
}

interface Deps {
  readonly store: {
    readonly groups: Pick<Store['groups'], 'get' | 'grantsOf'>;
    readonly keys: Pick<Store['keys'], 'liveIds'>;
    readonly connections: Pick<Store['connections'], 'list'>;
    readonly policy: Store['policy'];
    readonly organisation: Pick<Store['organisation'], 'isExperimental'>;
  };
  /** Whether whoever runs the gateway has said so for all. */
  readonly experimental: boolean;
}

/** A policy, and whether the organisation has any connection at all: the way out differs. */
interface Known {
  readonly policy: GroupPolicy;
  readonly connectedAtAll: boolean;
}

/** What the store grants, and nothing else. */
export function createAccess({ store, experimental }: Deps): Access {
  let version = store.policy.version();
  let cache = new Map<string, Promise<Known>>();
  let wanted: Promise<boolean> | undefined;

  async function load(groupId: string): Promise<Known> {
    const [group, keyIds, grants, connections, isWanted] = await Promise.all([
      store.groups.get(groupId),
      store.keys.liveIds(groupId),
      store.groups.grantsOf(groupId),
      store.connections.list(),
      knowExperimental(),
    ]);
    const granted = connections.flatMap((connection): GrantedConnection[] => {
      const grant = grants.find(({ connectionId }) => connectionId === connection.id);
      return grant && grant.scopes.length > 0 ? [{ connection, scopes: new Set(grant.scopes) }] : [];
    });
    return {
      policy: {
        groupId,
        groupName: group?.name ?? 'removed group',
        keyIds: new Set(keyIds),
        connections: group ? granted : [],
        experimental: isWanted,
      },
      connectedAtAll: connections.length > 0,
    };
  }

  /** Lets go of what was known before the last change. */
  function forgetOld(): void {
    const current = store.policy.version();
    if (current === version) return;
    version = current;
    cache = new Map();
    wanted = undefined;
  }

  function knowExperimental(): Promise<boolean> {
    if (experimental) return Promise.resolve(true);
    forgetOld();
    if (wanted) return wanted;
    const reading = store.organisation.isExperimental();
    wanted = reading;
    reading.catch(() => {
      if (wanted === reading) wanted = undefined;
    });
    return reading;
  }

  function know(groupId: string): Promise<Known> {
    forgetOld();
    const known = cache.get(groupId);
    if (known) return known;
    // What is still loading when something changes lands in the map that is put away.
    const into = cache;
    const loading = load(groupId);
    into.set(groupId, loading);
    loading.catch(() => into.delete(groupId));
    return loading;
  }

  return {
    isExperimental: knowExperimental,
    async policyOf(caller) {
      return (await know(caller.groupId)).policy;
    },
    async decide(caller, connection, operation, asked) {
      const { policy, connectedAtAll } = await know(caller.groupId);
      return decide({ caller, policy, connectedAtAll }, connection, operation, asked);
    },
  };
}
