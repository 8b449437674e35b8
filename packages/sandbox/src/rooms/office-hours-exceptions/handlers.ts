import { answer } from '../../parts/answers.ts';
import { booleanOf, type Call, type Handler, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { missing, notFound } from '../../server/errors.ts';
import { changedHours } from '../office-hours/changed.ts';
import { minutesOfDay, readIntervals, refused } from '../office-hours/intervals.ts';
import { schedules } from '../office-hours/room.ts';
import { type Exception, exceptionShape, exceptions } from './room.ts';

export { exceptions as room } from './room.ts';

const scheduleOf = (call: Call) => rowOf(call, schedules, 'office_hours_schedule_id');

function ofSchedule(call: Call): readonly Exception[] {
  const { id } = scheduleOf(call);
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
  const schedule = scheduleOf(call);
  for (const field of ['exception_date', 'exception_type']) if (call.body[field] === undefined) throw missing(field);
  const exception: Exception = {
    id: call.newNumber(5600),
    office_hours_schedule_id: schedule.id,
    created_at: call.now,
    ...readFields(call, undefined),
  };
  call.commit({ office_hours_exception: exception.id }, [exceptions.put(exception), changedHours(call, schedule.name)]);
  return answer(201, exceptionShape(exception));
};

export const update: Handler = (call) => {
  const exception = named(call);
  const changed = { ...exception, ...readFields(call, exception) };
  call.commit({ office_hours_exception: exception.id }, [exceptions.put(changed), changedHours(call, scheduleOf(call).name)]);
  return exceptionShape(changed);
};

/** Other hours need to be said, and of a closed day there are none. */
function readFields({ body, now }: Call, current: Exception | undefined) {
  const exception_date = textOf(body, 'exception_date') ?? current?.exception_date ?? '';
  const exception_type = textOf(body, 'exception_type') ?? current?.exception_type;
  if (!isDate(exception_date)) throw refused();
  if (exception_type !== 'closed' && exception_type !== 'custom_hours') throw refused();
  const given = body['time_intervals'] ?? current?.time_intervals ?? null;
  if (exception_type === 'custom_hours' && given === null) throw refused();
  return {
    exception_date,
    exception_type,
    name: textOf(body, 'name') ?? current?.name ?? null,
    time_intervals: exception_type === 'closed' ? null : readIntervals(given, minutesOfDay),
    recurring_annually: booleanOf(body, 'recurring_annually') ?? current?.recurring_annually ?? false,
    updated_at: now,
  } as const;
}

/** JavaScript takes 2027-02-30 for the second of March. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const remove: Handler = (call) => {
  const { id } = named(call);
  call.commit({ office_hours_exception: id }, [exceptions.remove(id), changedHours(call, scheduleOf(call).name)]);
  return { id, object: 'office_hours_exception', deleted: true };
};

export { remove as delete };
