import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

const dataConnectorExecutionResult = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    data_connector_id: z.union([z.string(), z.int()]).nullish(),
    success: z.boolean().nullish(),
    http_status: z.number().nullish(),
    http_method: z.string().nullish(),
    error_type: z.string().nullish(),
    error_message: z.string().nullish(),
    execution_time_ms: z.number().nullish(),
    source_type: z.string().nullish(),
    source_id: z.union([z.string(), z.int()]).nullish(),
    conversation_id: z.union([z.string(), z.int()]).nullish(),
    created_at: z.string().nullish(),
    request_url: z.string().nullish(),
    request_body: z.string().nullish(),
    response_body: z.string().nullish(),
    raw_response_body: z.string().nullish(),
  },
  {
    row: ['id', 'success', 'http_status', 'error_type', 'error_message', 'conversation_id', 'created_at', 'request_body', 'response_body'],
    own: ['data_connector_id', 'http_method', 'error_type', 'source_type', 'source_id', 'conversation_id', 'created_at'],
  },
);

export interface DataConnectorExecutionResult extends z.output<typeof dataConnectorExecutionResult> {}
export const DataConnectorExecutionResult: Schema<DataConnectorExecutionResult> = dataConnectorExecutionResult;
