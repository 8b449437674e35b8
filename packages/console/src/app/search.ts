import { type OutcomeName, outcomes, type Surface, surfaces } from '../../../gateway/src/store/words.ts';

/** What the address bar may hold. Anything else in it is dropped, never shown. */

/** For a route: the router puts what is read on top of what the address holds, and would leave all else there as it is. */
export const only =
  <S extends object>(read: (search: Record<string, unknown>) => S) =>
  (search: Record<string, unknown>): S => ({ ...Object.fromEntries(Object.keys(search).map((key) => [key, undefined])), ...read(search) });

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 500) || null : null;

export function toText<N extends string>(name: N, value: unknown): { [K in N]?: string } {
  const found = text(value);
  return (found === null ? {} : { [name]: found }) as { [K in N]?: string };
}

function toOneOf<N extends string, const V extends string>(name: N, value: unknown, allowed: readonly V[]): { [K in N]?: V } {
  const found = allowed.find((candidate) => candidate === value);
  return (found === undefined ? {} : { [name]: found }) as { [K in N]?: V };
}

/** How far back; the gateway gets a time. */
export const spans = ['1h', '24h', '7d', '30d'] as const;

export interface ActivitySearch {
  readonly outcome?: OutcomeName;
  readonly surface?: Surface;
  readonly span?: (typeof spans)[number];
  /** Words, a name, an id. */
  readonly find?: string;
  readonly groupId?: string;
  readonly connectionId?: string;
}

export const toActivitySearch = (search: Record<string, unknown>): ActivitySearch => ({
  ...toOneOf('outcome', search['outcome'], outcomes),
  ...toOneOf('surface', search['surface'], surfaces),
  ...toOneOf('span', search['span'], spans),
  // What the address was called before; links to it go on working.
  ...toText('find', search['find'] ?? search['operation']),
  ...toText('groupId', search['groupId']),
  ...toText('connectionId', search['connectionId']),
});

export interface GroupSearch {
  readonly tab?: 'integrations' | 'members';
  readonly connection?: string;
  /** A scope to switch on in the picker, for whoever comes from a refused call. It is not saved by that. */
  readonly allow?: string;
}

export const toGroupTab = (search: Record<string, unknown>): GroupSearch => ({
  ...toOneOf('tab', search['tab'], ['integrations', 'members']),
  ...toText('connection', search['connection']),
  ...toText('allow', search['allow']),
});

/** On the list of groups: the workspace on which a group is to be chosen. */
export const toGroups = (search: Record<string, unknown>): Pick<GroupSearch, 'connection'> => toText('connection', search['connection']);

/** Which permissions are ticked on the worksheet, and what for; unless told, the fewest. */
export interface WorksheetSearch {
  readonly for?: string;
  readonly tick?: string;
  readonly canvas?: true;
}

const mostTicks = 100;

export function toWorksheet(search: Record<string, unknown>): WorksheetSearch {
  const { tick, canvas } = search;
  const keys = typeof tick === 'string' ? tick.split(',').filter((key) => /^[a-z_]{1,60}$/.test(key)) : null;
  return {
    ...toText('for', search['for']),
    ...(keys === null ? {} : { tick: keys.slice(0, mostTicks).join(',') }),
    ...(canvas === true ? { canvas } : {}),
  };
}

/** What the gateway's callback adds when it sends the browser back from Intercom. */
export const toReturn = (search: Record<string, unknown>): { connected?: string; error?: string; request_id?: string } => ({
  ...toText('connected', search['connected']),
  ...toText('error', search['error']),
  ...(/^[\w-]{1,64}$/.test(text(search['request_id']) ?? '') ? toText('request_id', search['request_id']) : {}),
});

/** Where to go after signing in: a page of this console, never another site. */
export const toOwnPath = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/integrations');
