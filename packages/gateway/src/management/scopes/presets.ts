import type { ScopeKey } from '@gatehouse/connector';

/** What of a scope decides whether a preset switches it on. */
interface Choice {
  readonly key: ScopeKey;
  readonly access: 'Read only' | 'Read / Write';
  readonly operations: readonly { readonly name: string; readonly effect: string; readonly tool?: string | undefined }[];
}

export interface Preset {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly scopes: ScopeKey[];
}

/** Opens the keys that a workspace signs its users' identities with: never part of a sweep. */
const neverSwept: ReadonlySet<string> = new Set(['identity_verification_secrets:read']);

const readsByName = ({ operations }: Choice) => operations.some(({ tool, effect }) => tool !== undefined && effect === 'read');

export function presetsOf(scopes: readonly Choice[]): Preset[] {
  const keys = (test: (scope: Choice) => boolean) => scopes.filter(test).map(({ key }) => key);
  const notes: ReadonlySet<string> = new Set(keys(({ key }) => key.endsWith(':note')));
  return [
    {
      id: 'example',
      label: 'Example workflow',
      description: 'Every tool for reading that agents are given by its name: enough for each example prompt of the documentation.',
      scopes: keys(readsByName),
    },
    {
      id: 'read',
      label: 'Read everything',
      description: 'Every “Read only” scope that opens something, except the one that reveals identity verification secrets.',
      scopes: keys(({ key, access, operations }) => access === 'Read only' && operations.length > 0 && !neverSwept.has(key)),
    },
    {
      id: 'notes',
      label: 'Support assistant: notes only',
      description: 'Reads like the example workflow, and tickets; writes internal notes, and nothing that a customer sees.',
      scopes: keys((scope) => readsByName(scope) || notes.has(scope.key) || notes.has(scope.key.replace(/:read$/, ':note'))),
    },
    { id: 'none', label: 'None', description: 'Switches everything off.', scopes: [] },
  ];
}
