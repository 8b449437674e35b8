import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const deletedConversationItem = resource(
  { type: z.string().nullish(), id: z.string(), metrics_retained: z.boolean().nullish(), deleted_at: time.nullish() },
  { row: ['id', 'deleted_at', 'metrics_retained'], own: [] },
);

export interface DeletedConversationItem extends z.output<typeof deletedConversationItem> {}
export const DeletedConversationItem: Schema<DeletedConversationItem> = deletedConversationItem;
