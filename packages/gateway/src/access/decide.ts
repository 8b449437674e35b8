import { isOffered, type OperationFacts, type ScopeKey, scopes } from '@gatehouse/connector';
import { type ErrorDetails, fixOfExperimental, fixOfReconnect, placeOfGroup } from '../errors.ts';
import type { Connection } from '../store/ports.ts';
import { type Extent, openingOf } from './opening.ts';
import type { Decision, GroupPolicy } from './policy.ts';
import type { GroupPrincipal } from './principal.ts';

interface Standing {
  readonly caller: GroupPrincipal;
  readonly policy: GroupPolicy;
  /** Whether the organisation has any connection: the way out differs. */
  readonly connectedAtAll: boolean;
}

/** Deny by default: whatever the policy does not grant, on this connection, is refused. */
export function decide({ caller, policy, connectedAtAll }: Standing, name: string, operation: OperationFacts, asked?: Extent): Decision {
  const { groupName, connections } = policy;
  const details = { group: groupName, operation: operation.name };
  const names = connections.map(({ connection }) => connection.name).join(', ');

  // A key is looked up when a call comes in, and may be revoked while the call waits.
  if (caller.kind === 'key' && !policy.keyIds.has(caller.id)) {
    const explanation = `The API key "${caller.name}" was revoked. An administrator makes a new one under Keys.`;
    return deny('key_invalid', explanation, details);
  }
  if (!isOffered(operation, policy.experimental)) {
    return deny('operation_unknown', fixOfExperimental, { ...details, fix: fixOfExperimental });
  }
  if (connections.length === 0) {
    const fix = connectedAtAll
      ? `An administrator grants the group a connection and scopes under ${placeOfGroup(groupName)}.`
      : 'An administrator connects one under Integrations, then grants it to the group under Groups.';
    const explanation = connectedAtAll
      ? `The group "${groupName}" has not been granted access to a connected Intercom workspace. ${fix}`
      : `No Intercom workspace is connected, so the group "${groupName}" can reach none. ${fix}`;
    return deny('not_connected', explanation, { ...details, fix });
  }

  const granted =
    name === 'default' && connections.length === 1
      ? connections[0]
      : connections.find(({ connection }) => connection.name === name || connection.id === name);
  if (!granted) {
    const fix = `Name one of: ${names}.`;
    return name === 'default'
      ? deny('connection_ambiguous', `The group "${groupName}" has ${connections.length} connections. ${fix}`, {
          ...details,
          field: 'connection',
          fix,
        })
      : deny('connection_unknown', `The group "${groupName}" has no connection of that name. ${fix}`, {
          ...details,
          field: 'connection',
          fix: `${fix} An administrator can grant more under ${placeOfGroup(groupName)}.`,
        });
  }

  const { connection } = granted;
  const place = { ...details, connection: connection.name };
  const opening = openingOf(granted.scopes, operation, asked);
  if (opening.scope === undefined) {
    const fix = `An administrator can enable ${opening.least} under ${placeOfGroup(groupName)}.`;
    const explanation = [
      `${operation.name} needs the scope ${operation.scope} (${describeScope(operation.scope)}), which the group "${groupName}" does not have on "${connection.name}".`,
      ...(opening.why === '' ? [] : [opening.why]),
      fix,
    ].join(' ');
    const denial = deny('scope_missing', explanation, { ...place, scope: opening.least, fix }, connection);
    return opening.opensPart ? { ...denial, opensPart: true } : denial;
  }
  if (connection.state !== 'connected') {
    const fix = fixOfReconnect(`"${connection.name}"`);
    const explanation =
      connection.problem === null
        ? `Intercom no longer accepts the connection "${connection.name}". ${fix}`
        : `"${connection.name}" cannot be used. ${connection.problem}`;
    return deny('reconnect_required', explanation, { ...place, fix }, connection);
  }
  const explanation = `The group "${groupName}" has the scope ${opening.scope} on "${connection.name}".`;
  return { allow: true, groupName, connection, scope: opening.scope, explanation };

  function deny(
    code: Extract<Decision, { allow: false }>['code'],
    explanation: string,
    facts: ErrorDetails,
    connection?: Connection,
  ): Extract<Decision, { allow: false }> {
    return { allow: false, code, groupName, explanation, details: facts, ...(connection ? { connection } : {}) };
  }
}

const descriptions = new Map<string, string>(scopes.map(({ key, description }) => [key, description]));

const describeScope = (scope: ScopeKey): string => descriptions.get(scope) ?? scope;
