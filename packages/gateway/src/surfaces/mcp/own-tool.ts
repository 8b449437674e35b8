import type { Tool } from '@modelcontextprotocol/server';
import type * as z from 'zod';
import { toWireSchema } from './wire-schema.ts';

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
  inputSchema: toWireSchema(input) as Tool['inputSchema'],
  annotations: { title, ...hints },
});
