import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

const make = (body: object = {}) => ({
  name: 'Night',
  time_zone_name: 'Europe/Dublin',
  time_intervals: [{ start_minute: 0, end_minute: 60 }],
  ...body,
});

test('making one answers 201; hours that overlap, or a zone that is none, are refused with 422 [2.16 description, POST /office_hours_schedules]', async () => {
  const { send } = createCaller();
  expect((await send('POST', '/office_hours_schedules', make())).status).toBe(201);
  const overlapping = [
    { start_minute: 0, end_minute: 60 },
    { start_minute: 30, end_minute: 90 },
  ];
  for (const body of [
    make({ time_intervals: overlapping }),
    make({ time_zone_name: 'Mars/Olympus' }),
    make({ time_intervals: [{ start_minute: 9, end_minute: 8 }] }),
  ]) {
    expect(errorOf(await send('POST', '/office_hours_schedules', body))).toEqual([
      422,
      'data_invalid',
      'Invalid or duplicated record reference',
    ]);
  }
});

test('a whole week is said to be twenty-four seven', async () => {
  const { send } = createCaller();
  const { body } = await send('POST', '/office_hours_schedules', make({ time_intervals: [{ start_minute: 0, end_minute: 10_080 }] }));
  expect(body['twenty_four_seven']).toBe(true);
});

test('its exceptions go with a schedule; one date has one exception [2.16 description]', async () => {
  const { get, send } = createCaller();
  const { id } = (await send('POST', '/office_hours_schedules', make())).body;
  const path = `/office_hours_schedules/${id}/office_hours_exceptions`;
  const christmas = { exception_date: '2026-12-25', exception_type: 'closed', name: 'Christmas Day', recurring_annually: true };
  const made = await send('POST', path, christmas);
  expect([made.status, made.body['time_intervals']]).toEqual([201, null]);
  expect(errorOf(await send('POST', path, christmas))[0]).toBe(422);
  expect(errorOf(await send('POST', path, { exception_date: '2026-12-26', exception_type: 'custom_hours' }))[0]).toBe(422);
  const shorter = { exception_type: 'custom_hours', time_intervals: [{ start_minute: 540, end_minute: 780 }] };
  expect((await send('PUT', `${path}/${made.body['id']}`, shorter)).body).toMatchObject({
    exception_type: 'custom_hours',
    exception_date: '2026-12-25',
  });
  expect(rows((await get(path)).body['data'])).toHaveLength(1);
  expect((await send('DELETE', `/office_hours_schedules/${id}`)).body).toEqual({ id, object: 'office_hours_schedule', deleted: true });
  expect((await get(`${path}/${made.body['id']}`)).status).toBe(404);
});
