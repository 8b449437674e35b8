import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const deletedConversationItem = resource(
  { type: z.string().nullish(), id: z.string(), metrics_retained: z.boolean().nullish(), deleted_at: z.int().nullish() },
  { row: ['id', 'deleted_at', 'metrics_retained'], own: [] },
);

export interface DeletedConversationItem extends z.output<typeof deletedConversationItem> {}
export const DeletedConversationItem: Schema<DeletedConversationItem> = deletedConversationItem;
