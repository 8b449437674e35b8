import { type Row, room } from '../../parts/room.ts';
import { dataConnectors } from '../data-connectors/room.ts';

export interface Run extends Row {
  readonly data_connector_id: string;
  readonly success: boolean;
  readonly http_status: number | null;
  readonly http_method: string;
  readonly error_type: string | null;
  readonly error_message: string | null;
  readonly execution_time_ms: number | null;
  readonly source_type: string;
  readonly request_url: string;
  readonly request_body: string;
  readonly response_body: string | null;
  readonly created_at: number;
}

export const errorTypes = [
  'request_configuration_error',
  'faraday_error',
  '3rd_party_error',
  'response_mapping_error',
  'token_refresh_error',
  'fin_action_response_formatting_error',
  'fin_action_identity_verification_error',
  'email_verification_error',
  'non_fin_standalone_action_identity_verification_error',
  'request_validation_error',
  'client_side_action_error',
] as const;

export const runs = room<Run>()({
  name: 'data_connector_runs',
  order: { by: (run) => run.created_at, descending: true },
  seed: ({ random, now, rowsOf }) =>
    rowsOf(dataConnectors).flatMap(({ id, http_method }, place) =>
      Array.from({ length: 25 }, (_, index): Run => {
        const success = !random.chance(0.2);
        return {
          id: String(99_000 + place * 100 + index),
          data_connector_id: id,
          success,
          http_status: success ? 200 : null,
          http_method,
          error_type: success ? null : random.pick(errorTypes),
          error_message: success ? null : 'Connection refused',
          execution_time_ms: success ? random.int(40, 900) : null,
          source_type: random.pick(['workflow', 'inbox']),
          request_url: 'https://shop.workspace.example/api',
          request_body: '{"order_id":"1001"}',
          response_body: success ? '{"status":"ok"}' : null,
          // The first days of a world begin at midnight: a dozen lie ahead of it, so that the last hour is never empty for long.
          created_at: now - 3000 + index * 3600,
        };
      }),
    ),
});

export const runShape = ({ created_at, request_body, response_body, ...run }: Run, bodies: boolean) => ({
  type: 'data_connector.execution',
  ...run,
  created_at: new Date(created_at * 1000).toISOString().replace('.000', ''),
  ...(bodies ? { request_body, response_body, raw_response_body: response_body } : {}),
});
