import { findTrouble, type Trouble, troubleOfCode } from '../../patterns/troubles.ts';
import type { ActivityRow } from '../../queries/contract.ts';
import type { Tone } from '../../ui/state-badge.tsx';

export const outcomeWords: Record<ActivityRow['outcome'], { tone: Tone; label: string }> = {
  ok: { tone: 'good', label: 'OK' },
  denied: { tone: 'warning', label: 'Denied' },
  failed: { tone: 'bad', label: 'Failed' },
  unknown: { tone: 'bad', label: 'Unknown' },
  pending: { tone: 'neutral', label: 'Running' },
};

export const surfaceWords: Record<ActivityRow['surface'], string> = {
  mcp: 'MCP',
  rest: 'REST',
  console: 'Console',
  stdio: 'MCP (stdio)',
  system: 'Gateway',
};

export const actorOf = ({ actorKind, actorName }: Pick<ActivityRow, 'actorKind' | 'actorName'>): string =>
  actorKind === 'anonymous' ? 'Somebody' : actorName;

export const effectWords: Record<ActivityRow['effect'], string> = {
  read: 'Reads',
  create: 'Creates',
  update: 'Updates',
  delete: 'Deletes',
  manage: 'Manages this Gatehouse',
};

/** A change of a group names it as what it is about; in any other row the group is whose key asked, or whose the target is. */
export const groupBeside = ({ target, groupName }: ActivityRow): string | null => (groupName === target ? null : groupName);

export interface Advice {
  readonly tone: 'red' | 'orange' | 'gray';
  readonly title: string;
  readonly text: string;
  readonly trouble: Trouble | null;
}

/** What to do about a row; nothing where all is well. */
export function adviceFor(row: ActivityRow): Advice | null {
  if (row.outcome === 'unknown') {
    return {
      tone: 'red',
      title: 'It may or may not have been carried out',
      text:
        'The answer was lost after the call had left. Look in Intercom' +
        (row.target ? ` at ${row.target}` : '') +
        ' before anybody repeats it: if it was carried out, it would be done twice.',
      trouble: null,
    };
  }
  if (row.outcome === 'pending') {
    return {
      tone: 'gray',
      title: 'No outcome yet',
      text: 'The call is on its way. If it stays so, the gateway was stopped in the middle of it; it settles such calls when it starts.',
      trouble: null,
    };
  }
  const id = row.errorCode === null ? undefined : troubleOfCode.get(row.errorCode);
  const trouble = (id ? findTrouble(id) : adviceByOperation(row)) ?? null;
  if (trouble)
    return { tone: 'orange', title: row.outcome === 'denied' ? 'If this should be allowed' : trouble.title, text: trouble.cause, trouble };
  if (row.errorCode === 'upstream_rate_limited') {
    return {
      tone: 'orange',
      title: 'Intercom’s rate limit was used up',
      text: 'All callers of a workspace share it. Try again in ten seconds, or ask for less at a time.',
      trouble: null,
    };
  }
  return null;
}

/** Two refusals that nearly always have the same cause. */
function adviceByOperation(row: ActivityRow): Trouble | undefined {
  if (row.errorCode !== 'upstream_not_found' && row.errorCode !== 'input_invalid') return undefined;
  if (row.operation === 'events.list') return findTrouble('events-external-id');
  if (row.operation === 'company_contacts.list') return findTrouble('company-id');
  return undefined;
}

export function formatDuration(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
