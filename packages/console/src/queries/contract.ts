/**
 * The gateway's types. What the console knows of the server comes from there and is never written twice: types through this file,
 * facts of operations from the folder of their resource; schemas would bring zod into the bundle.
 */
export type { ManagementInput, ManagementName, ManagementOutput } from '../../../gateway/src/management/index.ts';
export type { ManagementFacts } from '../../../gateway/src/management/operation.ts';

import type { ManagementOutput } from '../../../gateway/src/management/index.ts';

export type Session = ManagementOutput<'session.read'>;
export type Connection = ManagementOutput<'connections.list'>['connections'][number];
export type ShownOauthApp = NonNullable<ManagementOutput<'oauth_app.read'>['app']>;
export type PermissionUse = Connection['permissions'][number];
export type Group = ManagementOutput<'groups.list'>['groups'][number];
export type Member = ManagementOutput<'members.list'>['members'][number];
export type Invitation = ManagementOutput<'members.list'>['invitations'][number];
export type ApiKey = ManagementOutput<'keys.list'>['keys'][number];
export type Scope = ManagementOutput<'scopes.list'>['scopes'][number];
export type ScopeKey = Scope['key'];
export type Preset = ManagementOutput<'scopes.list'>['presets'][number];
export type Permissions = ManagementOutput<'scopes.permissions'>;
export type Permission = Permissions['permissions'][number];
export type PermissionKey = Permission['key'];
export type ActivityRow = ManagementOutput<'activity.list'>['rows'][number];
