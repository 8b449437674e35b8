import { expect, it } from 'vitest';
import { unknownField } from './unknown-field.ts';

it('reads what an answer holds beyond the catalogue, and nothing that every object has', () => {
  const contact = { id: '1', sms_consent: false };
  expect(unknownField(contact, 'sms_consent')).toBe(false);
  expect(unknownField(contact, 'missing')).toBeUndefined();
  expect(unknownField(contact, 'constructor')).toBeUndefined();
});
