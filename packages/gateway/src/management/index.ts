import type * as z from 'zod';
import { activity } from './activity/facts.ts';
import { activitySchemas } from './activity/schemas.ts';
import { connections } from './connections/facts.ts';
import { connectionSchemas } from './connections/schemas.ts';
import { experimental } from './experimental/facts.ts';
import { experimentalSchemas } from './experimental/schemas.ts';
import { groups } from './groups/facts.ts';
import { groupSchemas } from './groups/schemas.ts';
import { invitations } from './invitations/facts.ts';
import { invitationSchemas } from './invitations/schemas.ts';
import { keys } from './keys/facts.ts';
import { keySchemas } from './keys/schemas.ts';
import { members } from './members/facts.ts';
import { memberSchemas } from './members/schemas.ts';
import { oauthApp } from './oauth-app/facts.ts';
import { oauthAppSchemas } from './oauth-app/schemas.ts';
import type { ManagementFacts } from './operation.ts';
import { resets } from './resets/facts.ts';
import { resetSchemas } from './resets/schemas.ts';
import type { Schemas } from './schemas.ts';
import { scopes } from './scopes/facts.ts';
import { scopeSchemas } from './scopes/schemas.ts';
import { session } from './session/facts.ts';
import { sessionSchemas } from './session/schemas.ts';
import { setup } from './setup/facts.ts';
import { setupSchemas } from './setup/schemas.ts';
import { writes } from './writes/facts.ts';
import { writeSchemas } from './writes/schemas.ts';

/** The gateway's own resources. Their operations are in their folders, and listed nowhere else; `handlers.ts` carries them out. */
const resources = {
  setup: { facts: setup, schemas: setupSchemas },
  session: { facts: session, schemas: sessionSchemas },
  scopes: { facts: scopes, schemas: scopeSchemas },
  members: { facts: members, schemas: memberSchemas },
  invitations: { facts: invitations, schemas: invitationSchemas },
  resets: { facts: resets, schemas: resetSchemas },
  groups: { facts: groups, schemas: groupSchemas },
  keys: { facts: keys, schemas: keySchemas },
  connections: { facts: connections, schemas: connectionSchemas },
  oauth_app: { facts: oauthApp, schemas: oauthAppSchemas },
  experimental: { facts: experimental, schemas: experimentalSchemas },
  writes: { facts: writes, schemas: writeSchemas },
  activity: { facts: activity, schemas: activitySchemas },
} as const satisfies Record<string, Resource>;

interface Resource {
  readonly facts: Readonly<Record<string, ManagementFacts>>;
  readonly schemas: Readonly<Record<string, Schemas>>;
}

export type Resources = typeof resources;
export type ResourceName = keyof Resources;
export type ManagementName = { [R in ResourceName]: `${R}.${keyof Resources[R]['schemas'] & string}` }[ResourceName];
type SchemasByName = {
  readonly [N in ManagementName]: N extends `${infer R extends ResourceName}.${infer Verb}`
    ? Extract<Resources[R]['schemas'][Verb & keyof Resources[R]['schemas']], Schemas>
    : never;
};
export type ManagementInput<N extends ManagementName> = z.input<SchemasByName[N]['input']>;
export type ManagementOutput<N extends ManagementName> = z.output<SchemasByName[N]['output']>;

/** Facts and schemas of one operation. */
export type ManagementOperation = ManagementFacts<ManagementName> & Schemas;

/** Every operation by its name. */
export const management = Object.fromEntries(
  Object.values<Resource>(resources).flatMap(({ facts, schemas }) =>
    Object.entries(facts).map(([verb, operation]) => [operation.name, { ...operation, ...schemas[verb] }]),
  ),
) as Readonly<Record<ManagementName, ManagementOperation>>;
