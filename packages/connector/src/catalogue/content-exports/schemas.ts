import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const dataExport = resource(
  {
    job_identifier: z.string().nullish(),
    status: z.string().nullish(),
    download_expires_at: z.string().nullish(),
    download_url: z.string().nullish(),
  },
  { row: ['status'], own: ['job_identifier', 'status', 'download_expires_at', 'download_url'] },
);

export interface DataExport extends z.output<typeof dataExport> {}
export const DataExport: Schema<DataExport> = dataExport;
