import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { invalid } from '../../server/errors.ts';
import { beginning } from '../fin/agent.ts';
import { finConversations } from '../fin/room.ts';
import { finProcedures } from './room.ts';

export { finProcedures as room } from './room.ts';

/** Its refusals are all 400, one that is not there among them. */
export const run: Handler = (call) => {
  const procedure = rowOf(call, finProcedures, 'procedure_id', () => invalid('Procedure not found'));
  if (!procedure.live) throw invalid('Procedure is not live');
  if (!procedure.api_trigger) throw invalid('Procedure does not have an API trigger');
  const { begun, answer } = beginning(call, { procedure_id: procedure.id });
  call.commit({ fin_conversation: begun.id, fin_procedure: procedure.id }, [finConversations.put(begun)]);
  return { ...answer, procedure_id: procedure.id };
};
