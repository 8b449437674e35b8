import type { OperationFacts } from '@gatehouse/connector';

/** The schema of the tool's arguments with a list where it may stand. */
export function withSeveral({ several }: OperationFacts, properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const one = several && properties[several.of];
  if (!several || typeof one !== 'object') return properties;
  return { ...properties, [several.of]: { ...one, type: ['string', 'array'], items: { type: 'string' } } };
}
