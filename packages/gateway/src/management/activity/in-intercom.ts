import { authorizeUrls, findOperation } from '@gatehouse/connector';
import type { AuditRow, Connection } from '../../store/ports.ts';
import { type Region, regions } from '../../store/words.ts';
import { thingOf } from './said.ts';

type Place = (app: string, id: string) => string;

/**
 * Pages of Intercom's own web. They are in no documentation: links of this form are what people copy from its address bar. A ticket
 * stands in the inbox as a conversation does.
 */
const places: Readonly<Record<string, Place>> = {
  conversation: (app, id) => `/a/inbox/${app}/inbox/conversation/${id}`,
  ticket: (app, id) => `/a/inbox/${app}/inbox/conversation/${id}`,
  contact: (app, id) => `/a/apps/${app}/users/${id}/all-conversations`,
  company: (app, id) => `/a/apps/${app}/companies/${id}/users`,
};

/** Where the thing that a row is about stands in Intercom; null for the sandbox, for an Intercom of one's own, and where nobody knows. */
export function inIntercom(
  { operation: name, target }: Pick<AuditRow, 'operation' | 'target'>,
  connection: Pick<Connection, 'origin' | 'workspaceId'> | undefined,
): string | null {
  const region = regions.find((one) => one === connection?.origin);
  const operation = findOperation(name);
  if (!connection || !region || !operation || target === null) return null;
  const place = places[thingOf(operation) ?? ''];
  // Words such as `last` are no ids; both are put into an address.
  if (!place || !/^[0-9a-f]{1,40}$/i.test(target) || !/^[\w-]{1,64}$/.test(connection.workspaceId)) return null;
  return new URL(place(connection.workspaceId, target), appUrl(region)).href;
}

const appUrl = (region: Region): string => new URL(authorizeUrls[region]).origin;
