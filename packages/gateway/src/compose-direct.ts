import { type Region, scopes } from '@gatehouse/connector';
import type { Access, GrantedConnection, GroupPolicy } from './access/access.ts';
import type { KeyPrincipal } from './access/principal.ts';
import type { Calls } from './calls/calls.ts';
import type { DirectRooms } from './direct-rooms.ts';

export interface DirectOptions {
  readonly token: string;
  readonly region: Region;
  readonly apiUrls: Readonly<Record<Region, string>>;
}

export interface DirectPolicy extends GroupPolicy {
  readonly connections: readonly [GrantedConnection];
}

export interface Direct {
  readonly calls: Calls;
  readonly access: Pick<Access, 'policyOf'>;
  readonly principal: KeyPrincipal;
  close(): Promise<void>;
}

/** A host asks for the list as soon as the process stands and for the first call once somebody has read it. */
const warmUpMs = 150;

/**
 * A gateway for one process and one access token, with nothing kept: the same rooms on a store in memory, so that a call is
 * checked, budgeted and journalled as everywhere else. They are opened after the first list, which does not need them.
 */
export function composeDirect(options: DirectOptions): Direct {
  const connection = {
    id: 'direct',
    name: 'direct',
    kind: 'access_token',
    state: 'connected',
    workspaceId: 'direct',
    workspaceName: 'direct',
    region: options.region,
    adminId: '',
    adminName: '',
    adminEmail: '',
    createdAt: 0,
    createdBy: 'local',
    connectedAt: 0,
    checkedAt: null,
    problem: null,
  } as const;
  const every = new Set(scopes.map((scope) => scope.key));
  const policy: DirectPolicy = { groupId: 'local', groupName: 'local', connections: [{ connection, scopes: every }] };
  const principal: KeyPrincipal = { kind: 'key', organisationId: 'local', keyId: 'local', keyName: 'local', groupId: policy.groupId };

  let opening: Promise<DirectRooms> | undefined;
  const rooms = () => {
    opening ??= import('./direct-rooms.ts').then(({ openDirectRooms }) => openDirectRooms(options, policy));
    return opening;
  };
  return {
    principal,
    access: {
      async policyOf() {
        // A failure is met again, and told, by the first call.
        if (!opening) setTimeout(() => rooms().catch(() => {}), warmUpMs).unref();
        return policy;
      },
    },
    calls: {
      invoke: async (call) => (await rooms()).calls.invoke(call),
      refuseUnknown: async (call) => (await rooms()).calls.refuseUnknown(call),
    },
    async close() {
      await (await opening)?.close();
    },
  };
}
