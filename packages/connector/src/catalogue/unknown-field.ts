/**
 * A field of an answer that the catalogue does not name: one that Intercom has added since, or in Preview only.
 *
 * @example unknownField(contact, 'sms_consent')
 */
export const unknownField = (thing: object, name: string): unknown =>
  Object.hasOwn(thing, name) ? (thing as Record<string, unknown>)[name] : undefined;
