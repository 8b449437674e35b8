import { answer, noContent } from '../../parts/answers.ts';
import { type Call, type Handler, textOf } from '../../parts/call.ts';
import { flatPage, rowOf } from '../../parts/handlers.ts';
import { ApiError } from '../../server/errors.ts';
import { withoutAudience } from './aimed.ts';
import { type Audience, audienceShape, audiences, type Predicate } from './room.ts';

export { audiences as room } from './room.ts';

export const list: Handler = (call) => flatPage(call, call.world.of(audiences).listed(), { standard: 50, max: 50 }, audienceShape);

export const get: Handler = (call) => audienceShape(rowOf(call, audiences, 'id'));

export const create: Handler = (call) => {
  const name = textOf(call.body, 'name');
  if (!name?.trim()) throw refusal('Name is required');
  const audience: Audience = {
    id: call.newNumber(6000),
    name,
    predicates: readPredicates(call, 'predicates') ?? [],
    role_predicates: readPredicates(call, 'role_predicates') ?? [],
    created_at: call.now,
    updated_at: call.now,
  };
  call.commit({ audience: audience.id }, [audiences.put(audience)]);
  return answer(201, audienceShape(audience));
};

export const update: Handler = (call) => {
  const audience = rowOf(call, audiences, 'id');
  const name = textOf(call.body, 'name');
  if (name !== undefined && !name?.trim()) throw refusal('Name must not be blank');
  const changed: Audience = {
    ...audience,
    name: name ?? audience.name,
    predicates: readPredicates(call, 'predicates') ?? audience.predicates,
    role_predicates: readPredicates(call, 'role_predicates') ?? audience.role_predicates,
    updated_at: call.now,
  };
  call.commit({ audience: audience.id }, [audiences.put(changed)]);
  return audienceShape(changed);
};

const remove: Handler = (call) => {
  const { id } = rowOf(call, audiences, 'id');
  call.commit({ audience: id }, [...withoutAudience(call.world, Number(id)), audiences.remove(id)]);
  return noContent();
};

export { remove as delete };

const refusal = (message: string) => new ApiError(422, 'validation_error', message);

function readPredicates({ body }: Call, name: string): Predicate[] | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw refusal(`${name} must be an array`);
  return value.map((one: unknown) => {
    const { attribute, type, comparison, value: wanted } = (one ?? {}) as Record<string, unknown>;
    if (![attribute, type, comparison].every((text) => typeof text === 'string' && text !== '')) {
      throw refusal('Predicates need attribute, type and comparison');
    }
    return { attribute, type, comparison, value: String(wanted ?? '') } as Predicate;
  });
}
