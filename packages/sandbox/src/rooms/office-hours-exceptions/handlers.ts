import { answer } from '../../parts/answers.ts';
import { booleanOf, type Call, type Handler, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { missing, notFound } from '../../server/errors.ts';
import { readIntervals, refused, schedules } from '../office-hours/room.ts';
import { type Exception, exceptionShape, exceptions } from './room.ts';

export { exceptions as room } from './room.ts';

function ofSchedule(call: Call): readonly Exception[] {
  const { id } = rowOf(call, schedules, 'office_hours_schedule_id');
  return call.world
    .of(exceptions)
    .listed()
    .filter(({ office_hours_schedule_id }) => office_hours_schedule_id === id);
}

function named(call: Call): Exception {
  const found = ofSchedule(call).find(({ id }) => id === call.params['id']);
  if (!found) throw notFound();
  return found;
}

export const list: Handler = (call) => ({ type: 'office_hours_exception.list', data: ofSchedule(call).map(exceptionShape) });

export const get: Handler = (call) => exceptionShape(named(call));

export const create: Handler = (call) => {
  const others = ofSchedule(call);
  for (const field of ['exception_date', 'exception_type']) if (call.body[field] === undefined) throw missing(field);
  const exception: Exception = {
    id: call.newNumber(5600),
    office_hours_schedule_id: call.params['office_hours_schedule_id'] ?? '',
    created_at: call.now,
    ...readFields(call, others, undefined),
  };
  call.commit({ office_hours_exception: exception.id }, [exceptions.put(exception)]);
  return answer(201, exceptionShape(exception));
};

export const update: Handler = (call) => {
  const exception = named(call);
  const changed = { ...exception, ...readFields(call, ofSchedule(call), exception) };
  call.commit({ office_hours_exception: exception.id }, [exceptions.put(changed)]);
  return exceptionShape(changed);
};

/** A date has one exception; other hours need to be said, and of a closed day there are none. */
function readFields({ body, now }: Call, others: readonly Exception[], current: Exception | undefined) {
  const exception_date = textOf(body, 'exception_date') ?? current?.exception_date ?? '';
  const exception_type = textOf(body, 'exception_type') ?? current?.exception_type;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(exception_date) || Number.isNaN(Date.parse(exception_date))) throw refused();
  if (exception_type !== 'closed' && exception_type !== 'custom_hours') throw refused();
  if (others.some((one) => one.exception_date === exception_date && one.id !== current?.id)) throw refused();
  const given = body['time_intervals'] ?? current?.time_intervals ?? null;
  if (exception_type === 'custom_hours' && given === null) throw refused();
  return {
    exception_date,
    exception_type,
    name: textOf(body, 'name') ?? current?.name ?? null,
    time_intervals: exception_type === 'closed' ? null : readIntervals(given, 1440),
    recurring_annually: booleanOf(body, 'recurring_annually') ?? current?.recurring_annually ?? false,
    updated_at: now,
  } as const;
}

const remove: Handler = (call) => {
  const { id } = named(call);
  call.commit({ office_hours_exception: id }, [exceptions.remove(id)]);
  return { id, object: 'office_hours_exception', deleted: true };
};

export { remove as delete };
