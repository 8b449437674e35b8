export type AttributeType = 'string' | 'integer' | 'float' | 'boolean' | 'date';

/** The custom attributes that contacts of this workspace can have. */
export const contactAttributes: ReadonlyMap<string, AttributeType> = new Map([
  ['plan', 'string'],
  ['job_title', 'string'],
  ['seats', 'integer'],
  ['lifetime_value', 'float'],
  ['beta_tester', 'boolean'],
  ['renewal_at', 'date'],
]);
