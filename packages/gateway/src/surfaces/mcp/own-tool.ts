import type { InputSchema } from '@gatehouse/connector/tool-schemas';
import type { Tool } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { shorten } from './wire-schema.ts';

interface OwnTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodType;
  readonly hints: Omit<NonNullable<Tool['annotations']>, 'title'>;
}

/** A tool of the gateway itself, beside those that are operations. */
export const ownTool = ({ name, title, description, input, hints }: OwnTool): Tool => ({
  name,
  title,
  description,
  inputSchema: shorten(toSchema(input)) as Tool['inputSchema'],
  annotations: { title, ...hints },
});

function toSchema(schema: z.ZodType): InputSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: 'input' });
  return made as unknown as InputSchema;
}
