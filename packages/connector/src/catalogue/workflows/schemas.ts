import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';

const workflowExport = resource(
  {
    export_version: z.string().nullish(),
    exported_at: z.string().nullish(),
    app_id: z.union([z.int(), z.string()]).nullish(),
    workflow: loose({
      id: z.union([z.string(), z.int()]).nullish(),
      title: z.string().nullish(),
      description: z.string().nullish(),
      trigger_type: z.string().nullish(),
      state: z.string().nullish(),
      target_channels: z.array(z.string()).nullish(),
      preferred_devices: z.array(z.string()).nullish(),
      created_at: z.string().nullish(),
      updated_at: z.string().nullish(),
      targeting: z.record(z.string(), z.unknown()).nullish(),
      snapshot: z.record(z.string(), z.unknown()).nullish(),
      attributes: z.array(z.record(z.string(), z.unknown())).nullish(),
      embedded_rules: z.array(z.record(z.string(), z.unknown())).nullish(),
    }).nullish(),
  },
  { row: ['export_version', 'exported_at', 'app_id'], own: ['export_version', 'exported_at', 'app_id'] },
);

export interface WorkflowExport extends z.output<typeof workflowExport> {}
export const WorkflowExport: Schema<WorkflowExport> = workflowExport;
