import { type Call, type Handler, param, textOf } from '../../parts/call.ts';
import { hash32 } from '../../parts/random.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import { type FinVoiceCall, finVoiceCalls, finVoiceShape } from './room.ts';

export { finVoiceCalls as room } from './room.ts';

const shape = (one: FinVoiceCall, { world }: Call) => finVoiceShape(one, hash32(world.workspace.id_code) % 1_000_000);

function shownOrNot(one: FinVoiceCall | undefined, call: Call): object {
  if (!one) throw notFound();
  return shape(one, call);
}

const sources = ['five9', 'zoom_phone', 'aws_connect'] as const;

/** A provider's call is registered once. */
export const create: Handler = (call) => {
  const { body, world } = call;
  const phone = textOf(body, 'phone_number');
  if (!phone) throw missing('phone_number');
  const external = textOf(body, 'call_id');
  if (!external) throw missing('call_id');
  const source = sources.find((one) => one === (body['source'] ?? 'aws_connect'));
  if (!source) throw invalid("Source isn't an option", 'source');
  if (world.of(finVoiceCalls).find('external_call_id', external))
    throw new ApiError(409, 'conflict', 'A call with this call_id is already registered');
  const registered: FinVoiceCall = {
    id: call.newNumber(2000),
    user_phone_number: phone,
    external_call_id: external,
    source,
    intercom_call_id: null,
    intercom_conversation_id: null,
    created_at: call.now,
  };
  call.commit({ fin_voice_call: registered.id }, [finVoiceCalls.put(registered)]);
  return shape(registered, call);
};

export const get: Handler = (call) => shownOrNot(call.world.of(finVoiceCalls).get(param(call, 'id')), call);

export const find: Handler = (call) => shownOrNot(call.world.of(finVoiceCalls).find('external_call_id', param(call, 'external_id')), call);

/** The latest of this number. */
export const find_by_phone: Handler = (call) => {
  const phone = param(call, 'phone_number');
  return shownOrNot(
    call.world
      .of(finVoiceCalls)
      .listed()
      .find(({ user_phone_number }) => user_phone_number === phone),
    call,
  );
};

export const list: Handler = (call) =>
  call.world
    .of(finVoiceCalls)
    .listed()
    .filter(({ intercom_conversation_id }) => intercom_conversation_id === param(call, 'conversation_id'))
    .map((one) => shape(one, call));
