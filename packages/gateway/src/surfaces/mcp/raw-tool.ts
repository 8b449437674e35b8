import { IntercomError } from '@gatehouse/connector';
import { type ActionInput, actions, toRawRequest } from '@gatehouse/connector/actions';
import * as z from 'zod';
import { inputProblem, toRawCall } from '../../calls/raw.ts';
import type { OwnTool } from './own-tools.ts';
import { parse } from './run.ts';
import { rawToolName } from './tool-name.ts';

const { inputs } = actions.raw_request;

/** The action's inputs. What is no text travels as base64. */
export const rawTool: OwnTool<z.ZodObject> = {
  name: rawToolName,
  title: 'Send a request of your own',
  description:
    'For what no operation does as it is wanted: any request to Intercom, decided, retried and audited as the operation at its address; an address that none has needs the scope raw_requests:write.',
  input: z.strictObject(Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, schemaOf(input)]))),
  hints: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
};

function schemaOf({ kind, help, required, choices, default: standard }: ActionInput): z.ZodType {
  const texts = z.record(z.string(), z.string());
  const kinds = {
    text: choices ? z.enum(choices as [string, ...string[]]) : z.string(),
    number: z.number().min(0),
    boolean: z.boolean(),
    files: texts.refine((files) => Object.values(files).every(isBase64), 'is not base64'),
    data: z.unknown(),
    time: z.string(),
    object: z.record(z.string(), z.unknown()),
  } satisfies Record<ActionInput['kind'], z.ZodType>;
  const said: z.ZodType = (kinds[kind] as z.ZodType).describe(kind === 'files' ? `${help} As base64.` : help);
  return standard !== undefined ? said.default(standard) : required ? said : said.optional();
}

function isBase64(text: string): boolean {
  const letters = text.replaceAll(/\s+/g, '');
  const length = letters.replace(/={1,2}$/, '').length;
  return !/[^\w+/-]/.test(letters.slice(0, length)) && length % 4 !== 1;
}

/** The call that the arguments ask for. Throws `input_invalid` with the argument. */
export async function readRawTool(args: unknown) {
  const given = parse(rawTool.input, args);
  const files = given['file_data'] as Readonly<Record<string, string>> | undefined;
  const asked = {
    ...given,
    ...(files && { file_data: Object.fromEntries(Object.entries(files).map(([field, text]) => [field, Buffer.from(text, 'base64')])) }),
  };
  const read = await toRawRequest(asked).catch((cause: unknown) => {
    throw cause instanceof IntercomError ? inputProblem(cause) : cause;
  });
  return toRawCall(read.request, { repeats: read.repeats, ...(read.timeoutMs === undefined ? {} : { timeoutMs: read.timeoutMs }) });
}
