import { expect, test } from 'vitest';
import { letterTo } from './support-letter.ts';

const at = new Date('2026-11-28T06:00:00Z');

test('a mail begins with what whoever helps asks for first', () => {
  const letter = new URL(letterTo('mailto:help@example.com', { requestId: 'req & 1', at }));
  expect(letter.pathname).toBe('help@example.com');
  expect(letter.searchParams.get('subject')).toBe('Gatehouse, request req & 1');
  expect(letter.searchParams.get('body')?.split('\r\n').slice(0, 3)).toEqual([
    'Request: req & 1',
    'Time: 2026-11-28T06:00:00.000Z',
    'What I tried:',
  ]);
  expect(letterTo('mailto:help@example.com', { requestId: null, at })).not.toContain('equest');
});

test('a page is opened as it is: what stands in its address would be in the logs of others', () => {
  expect(letterTo('https://help.example.com/gatehouse?team=it', { requestId: 'r', at })).toBe('https://help.example.com/gatehouse?team=it');
});
