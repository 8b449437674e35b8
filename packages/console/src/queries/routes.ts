import type { ManagementName } from './contract.ts';

/**
 * Method and path of every operation. The contract has them too, but importing its values would bring zod into the bundle;
 * a test keeps both equal.
 */
export const routes = {
  'setup.read': 'GET /setup',
  'invitations.look': 'POST /invitations/look',
  'invitations.accept': 'POST /invitations/accept',
  'session.create': 'POST /session',
  'session.read': 'GET /session',
  'session.end': 'DELETE /session',
  'scopes.list': 'GET /scopes',
  'members.list': 'GET /members',
  'members.invite': 'POST /invitations',
  'invitations.withdraw': 'DELETE /invitations/{id}',
  'members.set_role': 'PUT /members/{id}/role',
  'members.remove': 'DELETE /members/{id}',
  'groups.list': 'GET /groups',
  'groups.create': 'POST /groups',
  'groups.update': 'PUT /groups/{id}',
  'groups.remove': 'DELETE /groups/{id}',
  'groups.add_member': 'PUT /groups/{id}/members/{memberId}',
  'groups.remove_member': 'DELETE /groups/{id}/members/{memberId}',
  'groups.set_grant': 'PUT /groups/{id}/grants/{connectionId}',
  'keys.list': 'GET /keys',
  'keys.create': 'POST /keys',
  'keys.revoke': 'DELETE /keys/{id}',
  'connections.list': 'GET /connections',
  'connections.authorize': 'POST /connections/authorize',
  'connections.add_token': 'POST /connections',
  'connections.check': 'POST /connections/{id}/check',
  'connections.remove': 'DELETE /connections/{id}',
  'activity.list': 'GET /activity',
} as const satisfies Record<ManagementName, `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`>;
