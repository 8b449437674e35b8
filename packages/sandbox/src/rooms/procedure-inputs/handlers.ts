import { type Call, type Handler, param, textOf } from '../../parts/call.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import { type ProcedureInput, procedureInputs } from './room.ts';

export { procedureInputs as room } from './room.ts';

/** A value for each attribute that is asked for, and for no other. */
function readValues({ body }: Call, { attributes }: ProcedureInput): Readonly<Record<string, unknown>> {
  const given = body['attribute_values'];
  if (!Array.isArray(given)) throw missing('attribute_values');
  const values = Object.fromEntries(
    (given as { identifier?: unknown; value?: unknown }[]).map(({ identifier, value }) => [String(identifier), value]),
  );
  const lacking = attributes.find(({ identifier }) => values[identifier] === undefined);
  if (lacking) throw invalid(`attribute_values must include ${lacking.identifier}`, 'attribute_values');
  const unfit = attributes.find(({ identifier, data_type }) => typeof values[identifier] !== data_type);
  if (unfit) throw invalid(`The value of ${unfit.identifier} must be a ${unfit.data_type}`, 'attribute_values');
  return values;
}

/** Once, and in time. */
export const create: Handler = (call) => {
  const step = call.world.of(procedureInputs).get(textOf(call.body, 'step_id') ?? '');
  if (!step || step.conversation_id !== param(call, 'conversation_id')) throw notFound();
  if (step.values !== null) throw new ApiError(409, 'conflict', 'This HITL request has already been fulfilled');
  if (step.expires_at <= call.now) throw notFound('This HITL request has expired');
  const values = readValues(call, step);
  call.commit({ conversation: step.conversation_id, step: step.id }, [procedureInputs.set(step.id, { values })]);
  return {};
};
