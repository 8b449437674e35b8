import { type Handler, idOf, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { invalid, missing, notFound } from '../../server/errors.ts';
import { contacts, findContact } from '../contacts/room.ts';
import { subscriptionShape, subscriptionTypes } from '../subscription-types/room.ts';

/** Only what a contact chose: a kind about which there was no choice is not in it. */
export const list: Handler = (call) => {
  const chosen = findContact(call).subscription_ids ?? [];
  return { type: 'list', data: chosen.flatMap((id) => call.world.of(subscriptionTypes).get(id) ?? []).map(subscriptionShape) };
};

/** Of a kind that people get unless they object it is the objection, of any other the consent. */
export const attach: Handler = (call) => {
  const contact = findContact(call);
  const id = idOf(call.body['id']);
  if (id === undefined) throw missing('id');
  const consent = textOf(call.body, 'consent_type');
  if (!consent) throw missing('consent_type');
  if (consent !== 'opt_in' && consent !== 'opt_out') throw invalid("Consent Type isn't an option", 'consent_type');
  const type = call.world.of(subscriptionTypes).get(id);
  if (!type) throw notFound();
  if (type.consent_type !== consent) throw invalid(`The consent_type of this subscription is ${type.consent_type}`, 'consent_type');
  const others = (contact.subscription_ids ?? []).filter((one) => one !== id);
  call.commit({ contact: contact.id, subscription: id }, [contacts.set(contact.id, { subscription_ids: [...others, id] })]);
  return subscriptionShape(type);
};

export const detach: Handler = (call) => {
  const contact = findContact(call);
  const type = rowOf(call, subscriptionTypes, 'subscription_id');
  const chosen = contact.subscription_ids ?? [];
  if (!chosen.includes(type.id)) throw notFound();
  const change = contacts.set(contact.id, { subscription_ids: chosen.filter((one) => one !== type.id) });
  call.commit({ contact: contact.id, subscription: type.id }, [change]);
  return subscriptionShape(type);
};
