import { type OperationFacts, toPlainText } from '@gatehouse/connector';
import { type IdList, isIdOf } from '@gatehouse/connector/input-reading';
import { GatewayError } from '../../../errors.ts';
import { type Lists, thingsOf } from '../meant/name-lists.ts';
import type { Wanted } from './arguments.ts';
import type { ValueCount } from './groups.ts';
import { listOfField, mayRead } from './meant-rows.ts';

type Shown = Readonly<Record<string, unknown>>;

/** Groups by an id, each with what it is called; whoever has none is nobody's. */
export async function withNames(
  operation: OperationFacts,
  { groupBy: by, sort }: Pick<Wanted, 'groupBy' | 'sort'>,
  shown: Shown,
  lists: Lists,
): Promise<Shown> {
  const list = by && by.span === undefined ? await listOfField(operation, by.field) : undefined;
  const { groups, untrusted, ...rest } = shown as { groups?: readonly ValueCount[]; untrusted?: { groups?: readonly ValueCount[] } };
  const counted = groups ?? untrusted?.groups;
  if (list === undefined || !counted) return shown;
  const isNobody = ({ value }: ValueCount) => value === null || value === 0 || value === '0' || value === '';
  const somebody = counted.filter((group) => !isNobody(group));
  // What Intercom's ids look like cannot be words of somebody's.
  if (!somebody.every(({ value }) => isIdOf(list, String(value)))) return shown;
  const nobody = counted.filter(isNobody).reduce((sum, { count }) => sum + count, 0);
  const names = await namesOf(list, lists);
  const named: readonly Shown[] = somebody.map(({ value, ...counts }) => {
    const name = names.get(String(value));
    return { value, ...counts, ...(name === undefined ? {} : { untrusted: { name: toPlainText(name, { limit: 280 }) } }) };
  });
  const all = nobody === 0 ? named : [...named, { value: list === 'admins' || list === 'teams' ? 'nobody' : null, count: nobody }];
  // Nobody is one group of several values.
  const [way] = sort ?? [];
  const sign = way?.isDescending === false ? 1 : -1;
  const isByCount = way === undefined || way.field === 'count';
  return { groups: isByCount ? all.toSorted((a, b) => sign * (Number(a['count']) - Number(b['count']))) : all, ...rest };
}

/** None where the group may not read the list: the ids say as much as they did. */
export async function namesOf(list: IdList, lists: Lists): Promise<ReadonlyMap<string, string>> {
  if (!mayRead(list, lists)) return new Map();
  try {
    return new Map((await thingsOf(list, lists)).map(({ id, name }) => [id, name]));
  } catch (cause) {
    if (cause instanceof GatewayError) return new Map();
    throw cause;
  }
}
