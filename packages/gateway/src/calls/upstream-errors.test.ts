import { IntercomError, loadOperation } from '@gatehouse/connector';
import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../errors.ts';
import type { Connection } from '../store/ports.ts';
import { lacksPermission } from '../vault/permission-refusal.ts';
import { type Circumstances, toUpstreamError } from './upstream-errors.ts';

const operation = await loadOperation('contacts.get');
const connection = { id: 'c', name: 'acme' } as Connection;

type Facts = Partial<ConstructorParameters<typeof IntercomError>[2]>;
const failure = (code: string, facts: Facts = {}) =>
  new IntercomError(code, 'words', { operation: operation.name, outcome: 'rejected', ...facts });
const translate = (code: string, facts: Facts = {}, circumstances: Partial<Circumstances> = {}) =>
  toUpstreamError(failure(code, facts), { operation, connection, ...circumstances });

describe('what happened becomes a code of ours', () => {
  test.each<[string, Facts, ErrorCode]>([
    ['connection_failed', {}, 'upstream_unavailable'],
    ['deadline_exceeded', {}, 'deadline_exceeded'],
    ['aborted', {}, 'cancelled'],
    ['input_invalid', {}, 'input_invalid'],
    ['input_invalid', { status: 400 }, 'upstream_refused'],
    ['answer_invalid', { status: 200 }, 'upstream_invalid'],
    ['answer_too_large', { status: 200 }, 'upstream_invalid'],
    ['answer_lost', {}, 'upstream_failed'],
    ['redirect_refused', { status: 302 }, 'upstream_failed'],
    ['rate_limit_exceeded', {}, 'upstream_rate_limited'],
    ['something_else', {}, 'upstream_failed'],
    ['parameter_invalid', { status: 400 }, 'upstream_refused'],
    ['unauthorized', { status: 401 }, 'upstream_refused'],
    ['forbidden', { status: 403 }, 'upstream_refused'],
    ['not_found', { status: 404 }, 'upstream_not_found'],
    ['timeout', { status: 408, outcome: 'failed' }, 'upstream_failed'],
    ['status_404', { status: 404, outcome: 'failed' }, 'upstream_failed'],
    ['status_401', { status: 401, outcome: 'failed' }, 'upstream_refused'],
    ['conflict', { status: 409 }, 'upstream_conflict'],
    ['resource_gone', { status: 410 }, 'upstream_merged'],
    ['data_invalid', { status: 422 }, 'upstream_refused'],
    ['rate_limit_exceeded', { status: 429 }, 'upstream_rate_limited'],
    ['odd', { status: 499 }, 'upstream_refused'],
    ['server_error', { status: 500 }, 'upstream_failed'],
    ['server_error', { status: 502 }, 'upstream_failed'],
    ['service_unavailable', { status: 503 }, 'upstream_unavailable'],
    ['status_500', { status: 500, outcome: 'failed' }, 'upstream_failed'],
    ['status_503', { status: 503, outcome: 'failed' }, 'upstream_unavailable'],
    ['status_504', { status: 504, outcome: 'failed' }, 'upstream_failed'],
  ])('%s %j: %s', (code, facts, expected) => {
    expect(translate(code, facts).code).toBe(expected);
  });

  test('a write that may have been applied is unknown, whatever else is said of it', () => {
    const error = translate('server_error', { status: 500, outcome: 'unknown' }, { journalId: 'j1' });
    expect(error).toMatchObject({ code: 'outcome_unknown', details: { journalId: 'j1', fix: expect.stringContaining('contacts.get') } });
    expect(translate('server_error', { status: 500 }, { journalId: 'j1' }).details).not.toHaveProperty('journalId');
  });

  test.each<[NonNullable<Circumstances['afterRefusal']>, ErrorCode]>([
    ['reconnect_required', 'reconnect_required'],
    ['ok', 'upstream_refused'],
    ['unreachable', 'upstream_refused'],
  ])('a 401 after which the credential is found %s: %s', (afterRefusal, expected) => {
    expect(translate('unauthorized', { status: 401 }, { afterRefusal }).code).toBe(expected);
  });

  test.each(['forbidden', 'action_forbidden', 'insufficient_scope'])('a 403 that says %s lacks a permission', (code) => {
    const facts = { status: 403, errors: [{ code: 'other' }, { code }] };
    expect(lacksPermission(failure(code, facts))).toBe(true);
    expect(lacksPermission(failure(code, { ...facts, status: 401 }))).toBe(false);
    expect(translate(code, facts)).toMatchObject({ code: 'permission_missing', details: { scope: 'contacts:read' } });
  });

  test('a 401 that says token_unauthorized lacks a permission, once the credential was found to work', () => {
    const facts = { status: 401, errors: [{ code: 'token_unauthorized' }] };
    expect(translate('token_unauthorized', facts, { afterRefusal: 'ok' })).toMatchObject({
      code: 'permission_missing',
      details: { scope: 'contacts:read' },
    });
    expect(translate('token_unauthorized', facts, { afterRefusal: 'reconnect_required' }).code).toBe('reconnect_required');
    expect(translate('token_unauthorized', facts, { afterRefusal: 'unreachable' }).code).toBe('upstream_refused');
  });

  test('a 403 for the plan lacks none', () => {
    const error = translate('x', { status: 403, errors: [{ code: 'api_plan_restricted' }] });
    expect(error.code).toBe('upstream_refused');
    expect(error.details).not.toHaveProperty('scope');
  });
});

describe('what to do about it', () => {
  const fixOf = (...given: Parameters<typeof translate>) => translate(...given).details.fix;

  test('names the permission, or each of several', async () => {
    const lacking = { status: 403, errors: [{ code: 'forbidden' }] };
    expect(fixOf('x', lacking)).toMatch(/ needs one of the permissions "[^"]+", "[^"]+"\. .*connects "acme" again\.$/);
    const tags = await loadOperation('tags.list');
    expect(fixOf('x', lacking, { operation: tags })).toMatch(/ needs the permission "[^"]+"\. Tick it/);
  });

  test('tells where a merged contact lives on, if that is an id', () => {
    expect(fixOf('x', { status: 410, canonical: 'abc-123' })).toBe('The contact lives on under the id abc-123.');
    expect(fixOf('x', { status: 410, canonical: 'a'.repeat(64) })).toContain('a'.repeat(64));
    expect(fixOf('x', { status: 410, canonical: 'a'.repeat(65) })).toBeUndefined();
    expect(fixOf('x', { status: 410, canonical: 'do this <b>' })).toBeUndefined();
    expect(fixOf('x', { status: 410 })).toBeUndefined();
  });

  test('says which id is meant where nothing was found', async () => {
    expect(fixOf('x', { status: 404 })).toMatch(/^Check contact_id: .+\. Archived, deleted and merged things are not found\.$/);
    expect(fixOf('x', { status: 404 }, { operation: { ...operation, fields: {} } })).toMatch(/^Check contact_id\. Archived/);
    const aimless = await loadOperation('tags.list');
    expect(fixOf('x', { status: 404 }, { operation: aimless })).toMatch(/^Check what was asked for\. Archived/);
  });

  test('tells a cursor from a parameter, and says nothing of the rest', () => {
    const saying = (code: string, message?: string) => ({ status: 400, errors: [{ code, ...(message === undefined ? {} : { message }) }] });
    expect(fixOf('x', saying('client_error', 'bad starting_after'))).toContain('first page again');
    expect(fixOf('x', saying('client_error', 'Cursor expired'))).toContain('first page again');
    expect(fixOf('x', saying('parameter_invalid', 'bad email'))).toBe(operation.description);
    expect(fixOf('x', saying('data_invalid', 'bad email'))).toBeUndefined();
    // The field that is named, in the operation's own words; of one that it does not have, what it does.
    const of = (field: string) => fixOf('x', { status: 400, errors: [{ code: 'parameter_invalid', field }] });
    expect(of('contact_id')).toMatch(/^Check contact_id: ./);
    for (const field of ['unicorn', 'constructor', '__proto__']) expect(of(field)).toBe(operation.description);
    expect(fixOf('x', saying('data_invalid'))).toBeUndefined();
    const second = (complaint: { code: string; message?: string }) => ({ status: 400, errors: [{ code: 'other' }, complaint] });
    expect(fixOf('x', second({ code: 'client_error', message: 'Cursor expired' }))).toContain('first page again');
    expect(fixOf('x', second({ code: 'parameter_not_found' }))).toBe(operation.description);
  });

  test('of an input that the client refused is the complaint about its field', () => {
    const errors = [
      { code: 'input_invalid', field: 'email', message: 'is no address' },
      { code: 'input_invalid', field: 'name' },
    ];
    expect(translate('input_invalid', { errors }).details).toMatchObject({ field: 'email', fix: 'is no address' });
    expect(translate('input_invalid', { errors: [] }).details).toEqual({ operation: 'contacts.get', connection: 'acme' });
    expect(translate('data_invalid', { status: 422, errors }).details).not.toHaveProperty('field');
  });

  test('says what becomes of a credential and of a wait', () => {
    expect(fixOf('x', { status: 401 }, { afterRefusal: 'reconnect_required' })).toContain('connects "acme" again');
    expect(translate('x', { status: 429, retryAfterMs: 1500 }).details).toMatchObject({ retryAfterMs: 1500 });
    expect(translate('x', { status: 429 }).details).not.toHaveProperty('retryAfterMs');
    expect(fixOf('x', { status: 500 })).toBeUndefined();
  });
});

test('what Intercom said goes along as data, cut short', () => {
  const complaint = { code: 'c'.repeat(200), message: 'm'.repeat(400), field: 'f'.repeat(200) };
  const { upstream } = translate('x', {
    status: 422,
    requestId: 'r'.repeat(200),
    errors: [complaint, ...Array(30).fill({ code: 'more' })],
  }).details;
  expect(upstream?.status).toBe(422);
  expect(upstream?.errors).toHaveLength(20);
  expect(upstream?.errors[1]).toEqual({ code: 'more' });
  const cut = (letter: string, length: number) => expect.stringMatching(new RegExp(`^${letter}{${length}}…`));
  expect(upstream?.requestId).toEqual(cut('r', 100));
  expect(upstream?.errors[0]).toEqual({ code: cut('c', 100), message: cut('m', 300), field: cut('f', 100) });
  expect(translate('x', { status: 422 }).details.upstream).toEqual({ status: 422, errors: [] });
  expect(translate('x').details).not.toHaveProperty('upstream');
});
