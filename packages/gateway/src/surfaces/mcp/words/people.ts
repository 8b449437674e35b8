import { findOperation, loadOperation, type OperationFacts, rowsOf } from '@gatehouse/connector';
import { addressesIn, andAlso, type TextSearch } from '@gatehouse/connector/search';
import type { GrantedConnection } from '../../../access/policy.ts';
import { GatewayError } from '../../../errors.ts';
import type { CallOne } from '../call-one.ts';

/** More people than one name or address is meant for. */
const mostPeople = 15;

type Filter = Readonly<Record<'field' | 'operator' | 'value', unknown>>;

/** Contacts in what was said, as far as whoever asks may look them up. */
export interface ContactsMeant {
  /** Those with one of these addresses. */
  readonly ofAddresses: (addresses: readonly string[]) => Promise<readonly string[]>;
  /** Those whose name has all of these words. */
  readonly called: (words: readonly string[]) => Promise<readonly string[]>;
}

export function peopleFor(granted: GrantedConnection | undefined, call: CallOne): ContactsMeant | undefined {
  const contacts = findOperation('contacts.search');
  if (!granted?.scopes.has(contacts.scope)) return undefined;
  const idsOf = async (query: unknown) => {
    try {
      const { body } = await call(contacts, { query, pagination: { per_page: mostPeople } });
      return (rowsOf(await loadOperation(contacts.name), body) as { id?: unknown }[]).map(({ id }) => String(id));
    } catch (cause) {
      // Nobody is known, then: the words are looked for as words.
      if (cause instanceof GatewayError) return [];
      throw cause;
    }
  };
  return {
    ofAddresses: (addresses) => idsOf({ field: 'email', operator: 'IN', value: addresses }),
    called: (words) => idsOf({ operator: 'AND', value: words.map((value): Filter => ({ field: 'name', operator: '~', value })) }),
  };
}

/** Whose conversations or tickets are asked for stands in no text of theirs: they are those that the contact is in. */
export async function withPeople(
  { searchFields }: OperationFacts,
  text: TextSearch,
  people: ContactsMeant | undefined,
): Promise<{ readonly text: TextSearch; readonly notes: readonly string[] }> {
  const addresses = text.words.flatMap(({ said }) => addressesIn(said));
  if (!people || addresses.length === 0 || text.isEither || !Object.hasOwn(searchFields?.fields ?? {}, 'contact_ids'))
    return { text, notes: [] };
  const ids = await people.ofAddresses(addresses);
  const rest = ids.length === 0 ? undefined : andAlso(text.rest, { field: 'contact_ids', operator: 'IN', value: [...ids] });
  if (!rest) return { text, notes: [] };
  const words = text.words.filter(({ said }) => addressesIn(said).length === 0);
  return { text: { ...text, words, rest }, notes: [`${addresses.join(', ')}: those that this contact is in (${ids.join(', ')}).`] };
}
