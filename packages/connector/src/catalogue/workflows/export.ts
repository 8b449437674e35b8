import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { WorkflowExport } from './schemas.ts';

const exportWorkflow = operation({
  name: 'workflows.export',
  route: 'GET /export/workflows/{id}',
  summary: 'Export a workflow',
  description: 'One workflow as data: what starts it, its steps and attributes. Needs a plan that has workflow export.',
  asked: [
    'export a workflow',
    'show the steps of an automation',
    'back up the bot flow as json',
    'what does our automation do, what triggers it',
    'which steps does the automation have',
    'what exactly does our automation do, step by step',
    'export workflow 12 as json',
    'how is this workflow built',
    'show me what the workflow does',
    'backup of a workflow',
    'read the logic of an automation',
    'definition of the bot flow',
    'give me the workflow as a file',
    'what happens in workflow 12',
    'what does the automation do after hours',
    'customer got an odd automatic answer, what does that automation do',
    'steps of our automation as a file',
    'copy of the workflow as json',
    'what does automation 44 do, step by step',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'workflows:read',
  permissions: ['read_workflows'],
  audit: { event: 'workflow.exported', target: 'id' },
  since: '2.15',
  path: { id: id('Id of the workflow.') },
  output: WorkflowExport,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/workflows/exportworkflow',
  examples: [
    {
      title: 'Export a workflow',
      input: { id: '123' },
      output: { export_version: '1.0', exported_at: '2026-01-26T12:00:00Z', app_id: 12345 },
    },
  ],
});

export { exportWorkflow as export };
