import { type Call, type Handler, param } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { ApiError, notFound } from '../../server/errors.ts';
import { newOption, readLabel } from '../conversation-attributes/options.ts';
import {
  attributeNotFound,
  attributeShape,
  type ConversationAttribute,
  conversationAttributes,
  type Option,
} from '../conversation-attributes/room.ts';

const refusal = (message: string) => new ApiError(422, 'parameter_invalid', message);

function listAttribute(call: Call): ConversationAttribute & { readonly options: readonly Option[] } {
  const attribute = rowOf(call, conversationAttributes, 'id', attributeNotFound);
  if (attribute.data_type !== 'list') throw refusal('Options can only be managed on list attributes');
  return { ...attribute, options: attribute.options ?? [] };
}

function save(call: Call, attribute: ConversationAttribute, options: readonly Option[]): object {
  const changed = { ...attribute, options, updated_at: call.now };
  call.commit({ conversation_attribute: attribute.id }, [conversationAttributes.put(changed)]);
  return attributeShape(changed);
}

function checkBody({ body }: Call): void {
  if (Object.keys(body).some((name) => name !== 'label')) throw refusal("only 'label' is accepted");
}

export const create: Handler = (call) => {
  const attribute = listAttribute(call);
  checkBody(call);
  return save(call, attribute, [...attribute.options, newOption(call, call.body['label'])]);
};

function namedOption(call: Call, options: readonly Option[]): Option {
  const option = options.find(({ id }) => id === param(call, 'option_id'));
  if (!option) throw notFound('List option not found', 'conversation_attribute_not_found');
  return option;
}

export const update: Handler = (call) => {
  const attribute = listAttribute(call);
  const option = namedOption(call, attribute.options);
  checkBody(call);
  const label = readLabel(call.body['label']);
  return save(
    call,
    attribute,
    attribute.options.map((one) => (one === option ? { ...one, label } : one)),
  );
};

/** Archived, and only while two are left. */
const remove: Handler = (call) => {
  const attribute = listAttribute(call);
  const option = namedOption(call, attribute.options);
  const left = attribute.options.filter((one) => one !== option && !one.archived);
  if (left.length < 2) throw refusal('A list attribute must have at least 2 active options');
  return save(
    call,
    attribute,
    attribute.options.map((one) => (one === option ? { ...one, archived: true } : one)),
  );
};

export { remove as delete };
