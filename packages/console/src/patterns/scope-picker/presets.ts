import type { Scope, ScopeKey } from '../../queries/contract.ts';

export interface Preset {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly scopes: readonly ScopeKey[];
}

/** Companies, then their people, then what these did. */
const exampleOperations = new Set(['companies.list', 'company_contacts.list', 'contacts.list', 'events.list']);

/** Opens the keys that a workspace signs its users' identities with: never part of a sweep. */
const neverSwept: ReadonlySet<string> = new Set(['identity_verification_secrets:read']);

export function presetsOf(scopes: readonly Scope[]): readonly Preset[] {
  const keys = (test: (scope: Scope) => boolean) => scopes.filter(test).map((scope) => scope.key);
  return [
    {
      id: 'example',
      label: 'Example workflow',
      description: 'What “list the contacts of a company and show their recent events” needs.',
      scopes: keys((scope) => scope.operations.some((operation) => exampleOperations.has(operation.name))),
    },
    {
      id: 'read',
      label: 'Read everything',
      description: 'Every “Read only” scope, except the one that reveals identity verification secrets.',
      scopes: keys((scope) => scope.access === 'Read only' && !neverSwept.has(scope.key)),
    },
    { id: 'none', label: 'None', description: 'Switches everything off.', scopes: [] },
  ];
}
