import { type OperationFacts, toExactJson, toPlainText } from '@gatehouse/connector';
import { costOf, mostCharacters } from '../cost.ts';
import type { Lists } from '../meant/name-lists.ts';
import { isRecord } from '../record.ts';
import { listOfField } from './meant-rows.ts';
import { namesOf } from './named-groups.ts';

type Shown = Readonly<Record<string, unknown>>;

/** The lists whose ids stand in rows without a name, and under which name the names stand beside these. */
const called = { admins: 'teammate_names', teams: 'team_names' } as const;
type Staff = keyof typeof called;
const staff = Object.keys(called) as readonly Staff[];

/** Who is meant by an id says its kind, where it stands with one. */
const kinds: Readonly<Record<string, Staff>> = { admin: 'admins', teammate: 'admins', team: 'teams' };

/**
 * What is shown, with the names of the teammates and teams whose ids stand in it, each once: who has a conversation is asked for more often than
 * anything else. Their lists are read at most once a minute, and only by whom may read them; where the names do not fit, the ids stay.
 */
export async function withNamesBeside(operation: OperationFacts, shown: Shown, lists: Lists): Promise<Shown> {
  const found: Found = { admins: new Set(), teams: new Set() };
  const paths = new Map<string, Promise<Staff | undefined>>();
  await collect(shown, '', found, (path) => {
    const known = paths.get(path) ?? listOfField(operation, path).then((list) => staff.find((one) => one === list));
    paths.set(path, known);
    return known;
  });
  const tables = await Promise.all(
    staff.map(async (list) => {
      if (found[list].size === 0) return [];
      const names = await namesOf(list, lists);
      const theirs = [...found[list]].flatMap((id) => {
        const name = names.get(id);
        return name === undefined || name === '' ? [] : [[id, toPlainText(name, { limit: 80 })] as const];
      });
      return theirs.length === 0 ? [] : [[called[list], Object.fromEntries(theirs)] as const];
    }),
  );
  const named = Object.fromEntries(tables.flat());
  if (Object.keys(named).length === 0) return shown;
  const outside = shown['untrusted'];
  const beside = { ...shown, untrusted: { ...named, ...(isRecord(outside) ? outside : {}) } };
  return costOf(toExactJson(beside)) <= mostCharacters ? beside : shown;
}

type Found = Readonly<Record<Staff, Set<string>>>;
type ListOf = (path: string) => Promise<Staff | undefined>;

async function collect(value: unknown, path: string, found: Found, listOf: ListOf): Promise<void> {
  if (Array.isArray(value)) {
    for (const one of value) await collect(one, path, found, listOf);
    return;
  }
  if (!isRecord(value)) return;
  const { type, id } = value;
  const named = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const kind = named ?? (type === undefined && /(?:^|\.)teammates?$/.test(path) ? 'admins' : undefined);
  if (kind && isId(id) && !hasName(value)) found[kind].add(String(id));
  for (const [name, inner] of Object.entries(value)) {
    // What strangers write has no ids of ours.
    if (name === 'untrusted') continue;
    // As rows of a list and of what wraps one.
    const at = name === 'rows' ? path : path === '' ? name : `${path}.${name}`;
    if (typeof inner === 'object') await collect(inner, at, found, listOf);
    else if (isId(inner) && /_id$/.test(name)) {
      const list = await listOf(at);
      if (list) found[list].add(String(inner));
    }
  }
}

const isId = (value: unknown): value is string | number =>
  (typeof value === 'number' && value > 0) || (typeof value === 'string' && /^\d{1,20}$/.test(value) && value !== '0');

const hasName = ({ name, untrusted }: Shown) => name !== undefined || (isRecord(untrusted) && untrusted['name'] !== undefined);
