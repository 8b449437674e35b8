import { answer } from '../../parts/answers.ts';
import { type Handler, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { missing } from '../../server/errors.ts';
import { exceptions } from '../office-hours-exceptions/room.ts';
import { changedHours } from './changed.ts';
import { minutesOfWeek, readIntervals } from './intervals.ts';
import { readZone, type Schedule, scheduleShape, schedules } from './room.ts';

export { schedules as room } from './room.ts';

export const list: Handler = ({ world }) => ({ type: 'office_hours_schedule.list', data: world.of(schedules).listed().map(scheduleShape) });

export const get: Handler = (call) => scheduleShape(rowOf(call, schedules, 'id'));

export const create: Handler = (call) => {
  const { body, now } = call;
  const name = textOf(body, 'name');
  if (!name) throw missing('name');
  for (const field of ['time_zone_name', 'time_intervals']) if (body[field] === undefined) throw missing(field);
  const schedule: Schedule = {
    id: call.newNumber(2400),
    name,
    time_zone_name: readZone(body['time_zone_name']),
    time_intervals: readIntervals(body['time_intervals'], minutesOfWeek),
    created_at: now,
    updated_at: now,
  };
  call.commit({ office_hours_schedule: schedule.id }, [schedules.put(schedule), changedHours(call, schedule.name)]);
  return answer(201, scheduleShape(schedule));
};

/** The hours come as a whole. */
export const update: Handler = (call) => {
  const { body } = call;
  const schedule = rowOf(call, schedules, 'id');
  const changed: Schedule = {
    ...schedule,
    name: textOf(body, 'name') || schedule.name,
    time_zone_name: body['time_zone_name'] === undefined ? schedule.time_zone_name : readZone(body['time_zone_name']),
    time_intervals: body['time_intervals'] === undefined ? schedule.time_intervals : readIntervals(body['time_intervals'], minutesOfWeek),
    updated_at: call.now,
  };
  call.commit({ office_hours_schedule: schedule.id }, [schedules.put(changed), changedHours(call, changed.name)]);
  return scheduleShape(changed);
};

const remove: Handler = (call) => {
  const { id, name } = rowOf(call, schedules, 'id');
  const own = call.world
    .of(exceptions)
    .all()
    .filter(({ office_hours_schedule_id }) => office_hours_schedule_id === id);
  const gone = own.map((exception) => exceptions.remove(exception.id));
  call.commit({ office_hours_schedule: id }, [...gone, schedules.remove(id), changedHours(call, name)]);
  return { id, object: 'office_hours_schedule', deleted: true };
};

export { remove as delete };
