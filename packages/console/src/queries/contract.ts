/** The only door to the gateway's types: what the console knows of the server comes from its contract and is never written twice. */
export type { ManagementInput, ManagementName, ManagementOutput } from '../../../gateway/src/management/contract.ts';

import type { ManagementOutput } from '../../../gateway/src/management/contract.ts';

export type Session = ManagementOutput<'session.read'>;
export type Connection = ManagementOutput<'connections.list'>['connections'][number];
export type PermissionUse = Connection['permissions'][number];
export type Group = ManagementOutput<'groups.list'>['groups'][number];
export type Member = ManagementOutput<'members.list'>['members'][number];
export type Invitation = ManagementOutput<'members.list'>['invitations'][number];
export type ApiKey = ManagementOutput<'keys.list'>['keys'][number];
export type Scope = ManagementOutput<'scopes.list'>['scopes'][number];
export type ScopeKey = Scope['key'];
export type ActivityRow = ManagementOutput<'activity.list'>['rows'][number];
