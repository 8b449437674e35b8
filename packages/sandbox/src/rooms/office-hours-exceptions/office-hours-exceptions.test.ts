import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

async function begin() {
  const caller = createCaller();
  const id = rows((await caller.get('/office_hours_schedules')).body['data'])[0]?.['id'];
  return { ...caller, id, path: `/office_hours_schedules/${id}/office_hours_exceptions` };
}

test('closed has no hours, custom_hours needs them, in minutes of that day [2.16 description, create_office_hours_exception_request]', async () => {
  const { send, path } = await begin();
  const made = await send('POST', path, { exception_date: '2027-12-24', exception_type: 'closed', name: 'Christmas Eve' });
  expect([made.status, made.body['time_intervals']]).toEqual([201, null]);
  expect(errorOf(await send('POST', path, { exception_date: '2027-12-26', exception_type: 'custom_hours' }))[0]).toBe(422);
  const shorter = (end_minute: number) => ({ exception_type: 'custom_hours', time_intervals: [{ start_minute: 540, end_minute }] });
  for (const end of [790, 1455]) expect(errorOf(await send('PUT', `${path}/${made.body['id']}`, shorter(end)))[0]).toBe(422);
  // 24 December 2027 is a Friday.
  expect((await send('PUT', `${path}/${made.body['id']}`, shorter(780))).body).toMatchObject({
    exception_type: 'custom_hours',
    exception_date: '2027-12-24',
    time_intervals: [{ start_minute: 540, end_minute: 780, day_of_week: 4 }],
  });
});

test.each(['2027-02-30', '2027-13-01', '27-01-01', '2027-01-01T00:00:00Z', 'today'])(
  '%s is no date [2.16 description: YYYY-MM-DD]',
  async (date) => {
    const { send, path } = await begin();
    expect(errorOf(await send('POST', path, { exception_date: date, exception_type: 'closed' }))[0]).toBe(422);
  },
);

test('exceptions are of one schedule, and go with it', async () => {
  const { get, send, path, id } = await begin();
  const other = (
    await send('POST', '/office_hours_schedules', {
      name: 'Other',
      time_zone_name: 'UTC',
      time_intervals: [{ start_minute: 0, end_minute: 60 }],
    })
  ).body['id'];
  const exception = rows((await get(path)).body['data'])[0]?.['id'];
  expect((await get(`/office_hours_schedules/${other}/office_hours_exceptions/${exception}`)).status).toBe(404);
  expect((await send('DELETE', `/office_hours_schedules/${id}`)).body).toEqual({ id, object: 'office_hours_schedule', deleted: true });
  expect((await get(`${path}/${exception}`)).status).toBe(404);
});
