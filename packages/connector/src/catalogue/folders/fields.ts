import * as z from 'zod';
import { idOf } from '../field-marks.ts';

/** What is told of a folder besides its name. */
export const folderFields = {
  description: z.string().max(1_000_000).describe('What it is for.').optional(),
  emoji: z.string().max(50).describe('Shown before the name.').optional(),
  parent_folder_id: idOf('folders', z.int().min(0).describe('Id of the folder that it is in; null puts it at the top.'))
    .nullable()
    .optional(),
};
