import { activityHandlers } from './activity/handlers.ts';
import { connectionHandlers } from './connections/handlers.ts';
import { experimentalHandlers } from './experimental/handlers.ts';
import { groupHandlers } from './groups/handlers.ts';
import type { Caller, Done, HandlersOf, ManagementDeps } from './handler.ts';
import type { ManagementName, ResourceName, Resources } from './index.ts';
import { invitationHandlers } from './invitations/handlers.ts';
import { keyHandlers } from './keys/handlers.ts';
import { memberHandlers } from './members/handlers.ts';
import { oauthAppHandlers } from './oauth-app/handlers.ts';
import { resetHandlers } from './resets/handlers.ts';
import { scopeHandlers } from './scopes/handlers.ts';
import { sessionHandlers } from './session/handlers.ts';
import { setupHandlers } from './setup/handlers.ts';
import { writeHandlers } from './writes/handlers.ts';

/** Who carries out what `index.ts` lists. */
const makers: { readonly [R in ResourceName]: (deps: ManagementDeps) => HandlersOf<Resources[R]['schemas']> } = {
  setup: setupHandlers,
  session: sessionHandlers,
  scopes: scopeHandlers,
  members: memberHandlers,
  invitations: invitationHandlers,
  resets: resetHandlers,
  groups: groupHandlers,
  keys: keyHandlers,
  connections: connectionHandlers,
  oauth_app: oauthAppHandlers,
  experimental: experimentalHandlers,
  writes: writeHandlers,
  activity: activityHandlers,
};

/** Of all handlers it can only be said that each takes what its own schema made of the input. */
export type Handler = (input: never, caller: Caller) => Promise<Done<unknown>>;

export function createHandlers(deps: ManagementDeps): Readonly<Record<ManagementName, Handler>> {
  const named = Object.entries(makers).flatMap(([resource, make]) =>
    Object.entries<Handler>({ ...make(deps) }).map(([verb, handler]) => [`${resource}.${verb}`, handler]),
  );
  return Object.fromEntries(named);
}
