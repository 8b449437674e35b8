import { nearNames } from '../../catalogue/near-names.ts';
import type { SearchField } from '../../catalogue/search-fields.ts';
import { type Path, type Reading, shown } from './reading.ts';

export interface NamedField {
  readonly name: string;
  /** Nothing of those that a workspace made, where nobody has looked up what they are. */
  readonly field: SearchField | undefined;
}

/** The field of a filter: as the search has it, or as people call it. Undefined, with a problem, where there is none like it. */
export function readField(given: string, path: Path, { search, how, notes, problems }: Reading): NamedField | undefined {
  const { fields, own, elsewhere } = search;
  if (Object.hasOwn(fields, given)) return { name: given, field: fields[given] };
  if (own.prefixes.some((prefix) => given.startsWith(prefix) && given.length > prefix.length)) {
    const type = how.ownTypes?.get(given);
    return { name: given, field: type && { type } };
  }
  const asked = given.trim().toLowerCase();
  const found = Object.keys(fields).find((name) => name === asked || fields[name]?.also?.includes(asked));
  if (found !== undefined) {
    notes.add(`${given} is read as ${found}.`);
    return { name: found, field: fields[found] };
  }
  problems.push({ path, problem: problemOf(asked) });
  return undefined;

  function problemOf(name: string): string {
    const hint = Object.hasOwn(elsewhere, name) ? elsewhere[name] : undefined;
    if (hint !== undefined) return `${shown(name)}: ${hint}`;
    const names = Object.keys(fields);
    const described = ({ length }: string, one: string) => `${one.slice(length)}${fields[one]?.says ? ` (${fields[one].says})` : ''}`;
    const known = new Map([
      ...names.map((one) => [one, one]),
      ...names.flatMap((one) => (fields[one]?.also ?? []).map((also) => [also, one])),
    ] as [string, string][]);
    const near = [...new Set(nearNames(name, [...known.keys()], 6).map((one) => known.get(one) ?? one))].slice(0, 3);
    return `${shown(name)} is no field of this search${near.length === 0 ? '' : `; nearest: ${near.join(', ')}`}. Fields: ${inGroups(names, described).join(', ')}, ${own.prefixes[0]}NAME (${own.listedBy})`;
  }
}

/** `statistics.{a, b}`: half as long. */
function inGroups(names: readonly string[], shownAfter: (prefix: string, name: string) => string): string[] {
  const groups = Map.groupBy(names, (name) => name.slice(0, name.lastIndexOf('.') + 1));
  return [...groups].flatMap(([prefix, members]) =>
    prefix === '' || members.length < 3
      ? members.map((name) => shownAfter('', name))
      : [`${prefix}{${members.map((name) => shownAfter(prefix, name)).join(', ')}}`],
  );
}
