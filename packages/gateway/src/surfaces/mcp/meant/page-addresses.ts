import type { Operation } from '@gatehouse/connector';
import { readId } from '../find/kinds.ts';

type Input = Readonly<Record<string, unknown>>;

/** Where the address of Intercom's own page of a thing stands for its id, the id in it. */
export function idsOfPages({ fields, places }: Operation, given: Input, notes: Set<string>): Input {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (typeof value !== 'string' || !Object.hasOwn(fields, name) || places[name] !== 'path') return [name, value];
      const text = value.trim();
      const [, numbered] = /^#\s?(\d{1,25})$/.exec(text) ?? [];
      // What the number of a ticket is stands in its schema.
      if (numbered !== undefined && name === 'conversation_id') {
        notes.add(`${name}: ${text} is read as the id ${numbered}.`);
        return [name, numbered];
      }
      const page = text.includes('/') ? readId(text) : undefined;
      if (!page || name !== `${page.kind.prefix}_id`) return [name, value];
      notes.add(`${name}: the address is read as the id in it, ${page.id}.`);
      return [name, page.id];
    }),
  );
}
