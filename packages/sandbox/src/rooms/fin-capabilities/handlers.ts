import type { Handler } from '../../parts/call.ts';
import { newContact } from '../contacts/new-contact.ts';
import { contacts, isLive } from '../contacts/room.ts';
import { readUser } from '../fin/agent.ts';
import { finProcedures } from '../fin-procedures/room.ts';

/** Every user of this world may have all that is live. Who is not known is added, who is known takes the address that is given. */
export const list: Handler = (call) => {
  const { id, name, email } = readUser(call);
  const known = call.world.of(contacts).find('external_id', id);
  const contact = known && isLive(known) ? known : newContact(call, { external_id: id, name, email });
  call.commit({ contact: contact.id }, [
    contact === known ? contacts.set(contact.id, email === null ? {} : { email }) : contacts.put(contact),
  ]);
  const procedures = call.world
    .of(finProcedures)
    .all()
    .filter(({ live, api_trigger }) => live && api_trigger)
    .map(({ id, name, description }) => ({
      type: 'procedure',
      id,
      name,
      description,
      endpoint: `/fin/procedures/${id}/run`,
      method: 'POST',
    }));
  const action = (type: string, description: string) => ({ type, description, endpoint: `/fin/${type}`, method: 'POST' });
  return {
    version: call.version.name,
    capabilities: [...procedures, action('reply', 'Answer in a conversation that Fin has.'), action('ask', 'Ask Fin one question.')],
  };
};
