import type { Operation } from '@gatehouse/connector';
import { idLists, markOf } from '@gatehouse/connector/input-reading';

type Input = Readonly<Record<string, unknown>>;

/**
 * Fields that an operation has under another name: `id` or `email` of the one contact that it is about, `tag` where it takes the id of a tag.
 * Only where nothing else can be meant.
 */
export function renamed({ fields, places, path }: Operation, given: Input, notes: Set<string>): Input {
  const free = Object.keys(fields).filter((name) => given[name] === undefined);
  const inPath = free.filter((name) => places[name] === 'path' && path.includes(`{${name}}`));
  const read = Object.entries(given).map(([name, value]): [string, unknown] => {
    if (Object.hasOwn(fields, name)) return [name, value];
    const meant = name === 'id' && inPath.length === 1 ? inPath : free.filter((field) => isCalled(field, name));
    const [only] = meant;
    if (only === undefined || meant.length > 1) return [name, value];
    notes.add(`${name} is read as ${only}.`);
    return [only, value];
  });
  // Two that mean one field are left as they are: the check refuses what it does not know.
  return new Set(read.map(([name]) => name)).size === read.length ? Object.fromEntries(read) : given;

  function isCalled(field: string, name: string): boolean {
    const schema = fields[field];
    const lists = [(schema && markOf(schema)?.of) ?? []].flat();
    const bare = name.replace(/_(?:id|name|email)$/, '');
    const own = field.replace(/_ids?$/, '');
    return lists.some(
      (list) =>
        [list.slice(0, -1), idLists[list].one, own, own.slice(own.lastIndexOf('_') + 1)].includes(bare) ||
        (places[field] === 'path' && (idLists[list].names as readonly string[]).includes(name)),
    );
  }
}
