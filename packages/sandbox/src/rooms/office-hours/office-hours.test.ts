import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

const make = (body: object = {}) => ({
  name: 'Night',
  time_zone_name: 'Europe/Dublin',
  time_intervals: [{ start_minute: 0, end_minute: 60 }],
  ...body,
});
const hours = (start_minute: unknown, end_minute: unknown) => make({ time_intervals: [{ start_minute, end_minute }] });

test('making one answers 201; minutes are of the week, on a boundary of 15 [2.16 description, POST /office_hours_schedules]', async () => {
  const { send } = createCaller();
  expect((await send('POST', '/office_hours_schedules', hours(0, 10_080))).status).toBe(201);
  const odd = [hours(7, 60), hours(0, 50), hours(10_065, 10_095), hours(-15, 60), hours(60, 60), hours('0', 60)];
  for (const body of [...odd, make({ time_intervals: [{}] }), make({ time_intervals: [null] })]) {
    expect(errorOf(await send('POST', '/office_hours_schedules', body))).toEqual([
      422,
      'data_invalid',
      'Invalid or duplicated record reference',
    ]);
  }
});

test.each([
  ['Asia/Kolkata', 201],
  ['US/Eastern', 201],
  ['UTC', 201],
  ['Mars/Olympus', 422],
  ['+02:00', 422],
  ['', 422],
])('the zone is one of IANA, by any of its names: %s is %i [2.16 description, POST /office_hours_schedules]', async (zone, status) => {
  const { send } = createCaller();
  expect((await send('POST', '/office_hours_schedules', make({ time_zone_name: zone }))).status).toBe(status);
});

test('the day of an interval is derived, and cannot be sent [2.16 description, office_hours_time_interval]', async () => {
  const { send } = createCaller();
  const time_intervals = [
    { start_minute: 1440 + 540, end_minute: 1440 + 600, day_of_week: 6 },
    { start_minute: 540, end_minute: 600 },
  ];
  const { body } = await send('POST', '/office_hours_schedules', make({ time_intervals }));
  expect(body['time_intervals']).toEqual([
    { start_minute: 540, end_minute: 600, day_of_week: 0 },
    { start_minute: 1980, end_minute: 2040, day_of_week: 1 },
  ]);
});

test('a whole week is said to be twenty-four seven, hours that overlap are counted once', async () => {
  const { send } = createCaller();
  const is = async (...intervals: readonly (readonly [number, number])[]) => {
    const time_intervals = intervals.map(([start_minute, end_minute]) => ({ start_minute, end_minute }));
    return (await send('POST', '/office_hours_schedules', make({ time_intervals }))).body['twenty_four_seven'];
  };
  expect(await is([0, 10_080])).toBe(true);
  expect(await is([5000 + 10, 10_080], [0, 5010])).toBe(true);
  expect(await is([0, 5040], [0, 5040])).toBe(false);
});

test('each change stands in the activity log [2.16 description, activity_log: office_hours_change]', async () => {
  const { send } = createCaller();
  const logged = async () =>
    rows(
      (await send('POST', '/admins/activity_logs/search', { created_at_after: 1, event_types: ['office_hours_change'] })).body[
        'activity_logs'
      ],
    ).length;
  const { id } = (await send('POST', '/office_hours_schedules', make())).body;
  expect(await logged()).toBe(1);
  await send('PUT', `/office_hours_schedules/${id}`, { name: 'Nights' });
  expect(await logged()).toBe(2);
  const path = `/office_hours_schedules/${id}/office_hours_exceptions`;
  const exception = (await send('POST', path, { exception_date: '2027-01-01', exception_type: 'closed' })).body['id'];
  await send('PUT', `${path}/${exception}`, { name: 'A day off' });
  await send('DELETE', `${path}/${exception}`);
  await send('DELETE', `/office_hours_schedules/${id}`);
  expect(await logged()).toBe(6);
});
