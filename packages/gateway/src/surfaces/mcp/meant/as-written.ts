import { findOperation, type Operation, toPlainText } from '@gatehouse/connector';
import { idLists, markOf } from '@gatehouse/connector/input-reading';
import type { GrantedConnection } from '../../../access/policy.ts';
import { fromHtml } from '../escaped.ts';
import { type Lists, lookUp } from './name-lists.ts';

type Input = Readonly<Record<string, unknown>>;

/**
 * Names of what is there already, as they are written there: what a model is shown has no letters that nobody sees, and given back it
 * would make a second thing that looks like the first.
 */
export async function asWritten({ fields }: Operation, input: Input, granted: GrantedConnection, lists: Lists): Promise<Input> {
  const written = { ...input };
  for (const [field, schema] of Object.entries(fields)) {
    const list = markOf(schema)?.mayName;
    const given = input[field];
    if (list === undefined || typeof given !== 'string') continue;
    const reader = findOperation(idLists[list].operation as string);
    if (!reader || !granted.scopes.has(reader.scope)) continue;
    const lookFor = async (wanted: string) => {
      const isAlike = ({ name }: { readonly name: string }) => seen(name) === seen(wanted);
      const { exact } = await lookUp(list, wanted, lists, (found) => found.some(isAlike));
      return exact.filter(isAlike);
    };
    const alike = await lookFor(given);
    // Escaped by whoever read it somewhere; something may be called just that.
    const plain = String(fromHtml(given));
    const [found, ...others] = alike.length > 0 || plain === given ? alike : await lookFor(plain);
    if (found && others.length === 0) written[field] = found.name;
  }
  return written;
}

const seen = (name: string) => toPlainText(name, { limit: 500 });
