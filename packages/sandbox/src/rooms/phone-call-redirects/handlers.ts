import { answer } from '../../parts/answers.ts';
import { mergeAttributes } from '../../parts/attributes.ts';
import { type Handler, textOf } from '../../parts/call.ts';
import { contacts } from '../contacts/room.ts';
import { attributeOf } from '../data-attributes/room.ts';

/** Its errors are no error lists. */
const refusal = (status: number, error_key: string, message?: string) => answer(status, { error_key, ...(message ? { message } : {}) });

export const create: Handler = (call) => {
  const phone = textOf(call.body, 'phone') ?? '';
  if (!/^\+[1-9]\d{6,14}$/.test(phone.replaceAll(/[ ()-]/g, ''))) return refusal(400, 'invalid_phone_number', 'Invalid phone number');
  const attributes = (call.body['custom_attributes'] ?? {}) as Record<string, unknown>;
  // Of whoever has the phone; a name that the workspace does not have is not kept.
  const known = Object.entries(attributes).filter(([name]) => attributeOf(call.world, 'contact', name));
  const caller = call.world
    .of(contacts)
    .all()
    .find((contact) => contact.phone === phone);
  const id = call.newHexId() + call.newHexId();
  const written =
    caller &&
    contacts.set(caller.id, { custom_attributes: mergeAttributes(Object.fromEntries(known), caller.custom_attributes, () => undefined) });
  call.commit({ phone }, written ? [written] : []);
  const uuid = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join('-');
  return { type: 'phone_call_redirect', phone, url: `http://via.intercom.io/msgr/${uuid}` };
};
