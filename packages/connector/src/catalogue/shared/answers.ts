import * as z from 'zod';
import type { AnswerForm } from '../facts.ts';

/* What an operation's `output` is where a success brings no JSON; its form follows from which of these it is. */

/** Nothing. */
export const Nothing = z.undefined();
/** Plain text. */
export const Text = z.string();
/** A file, as bytes. */
export const File = z.instanceof(Uint8Array);
/** The address of what was asked for. */
export const Address = z.object({ url: z.url() });

const forms = new Map<z.ZodType, AnswerForm>([
  [Nothing, 'empty'],
  [Text, 'text'],
  [File, 'file'],
  [Address, 'address'],
]);

/** Undefined for JSON. */
export const answerForm = (output: z.ZodType): AnswerForm | undefined => forms.get(output);
