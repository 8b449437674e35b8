import { describe, expect, test } from 'vitest';
import { createRedaction, redacted } from './redact.ts';

const token = 'dG9rOmE3ZTkwMzIxX2Y0NWNfNGU3Nl9hOTBlXzk1ODY1ZGY4ZDAyNToxOjA=';
const redact = createRedaction([token, 'client-secret-2026']);

describe('a credential in a text', () => {
  test.each([
    ['whole', token],
    ['in capitals', token.toUpperCase()],
    ['without its ends', token.slice(3, -7)],
    ['its first eight characters', token.slice(0, 8)],
    ['its last eight characters', token.slice(-8)],
    ['percent-encoded', encodeURIComponent(token)],
    ['in base64', btoa(token)],
    ['in base64 behind another letter', btoa(`x${token}`).slice(4, -4)],
    ['in base64 behind two others', btoa(`xy${token}`).slice(4, -4)],
    ['another secret', 'client-secret-2026'],
  ])('%s, is taken out and nothing else', (_, quoted) => {
    const shown = redact(`The key "${quoted}" was refused.`);
    expect(shown.startsWith('The key "')).toBe(true);
    expect(shown.endsWith('" was refused.')).toBe(true);
    expect(shown.slice('The key "'.length, -'" was refused.'.length).replaceAll(redacted, '').length).toBeLessThan(8);
    expect(shown).toContain(redacted);
  });

  test('is taken out at the beginning, at the end, and as often as it stands there', () => {
    expect(redact(`${token}, ${token} and ${token}`)).toBe(`${redacted}, ${redacted} and ${redacted}`);
    expect(redact(`${token}${token}`)).not.toContain(token.slice(10, 18));
  });
});

test.each(['', 'The token is invalid', 'dG9rOmE', 'İstanbul ß 👍 client', 'client-'])('%o stays as it is', (text) => {
  expect(redact(text)).toBe(text);
});

test('letters whose lower case is longer do not move the place', () => {
  expect(redact(`İİİİ ${token} İ`)).toBe(`İİİİ ${redacted} İ`);
});

test.each(['', 'short', '\u{1f600}'])('a secret that is %o takes nothing out', (secret) => {
  expect(createRedaction([secret])('short, and an empty text \u{1f600}')).toBe('short, and an empty text \u{1f600}');
});

test('a long text is gone through once', () => {
  expect(redact(`${'dG9rOmE'.repeat(200_000)}`)).toHaveLength(1_400_000);
});
