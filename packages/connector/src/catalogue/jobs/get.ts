import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Jobs } from './schemas.ts';

export const get = operation({
  name: 'jobs.get',
  route: 'GET /jobs/status/{job_id}',
  summary: 'Get the state of a job',
  description: 'How far something in the background is (tickets.enqueue begins one): pending, success with what it made, or failed.',
  asked: [
    'is the background job done',
    'state of the ticket that was created in the background',
    'did the queued job succeed',
    'result of a job id',
    'did what I queued get made',
    'did the background thing work',
    'status of job 5gh7',
    'did the background task finish',
    'check the asynchronous job',
    'are the queued tickets there yet',
    'job is running for long, how does it stand',
    'was the background creation successful',
    'how is job 5gh7 doing',
    'is the thing I queued finished',
    'background task, what is its state',
    'has the background job gone through',
    'I queued tickets, are they made',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'jobs:read',
  permissions: ['read_jobs'],
  audit: { event: 'job.read', target: 'job_id' },
  since: '2.14',
  path: { job_id: id('Id of the job.') },
  output: Jobs,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/jobs/jobsstatus',
  examples: [{ title: 'Get the state of a job', input: { job_id: '123' }, output: { type: 'job', id: '2', status: 'success' } }],
});
