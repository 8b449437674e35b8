/** Which of the suite's demands are not met, and why. `tests/conformance` fails when one is met after all, or another is not. */
export interface Difference {
  readonly revision: '2025-11-25' | '2026-07-28';
  readonly door: 'fixtures' | 'product';
  readonly scenario: string;
  /** Ids of the scenario's checks. @default any of them */
  readonly checks?: readonly string[];
  readonly reason: string;
}

const noWayBack =
  'Every request is answered by itself, and nothing is kept between them, so in the older era there is no stream on which the server could ask the host.';
const noTasks = 'Tasks are an extension that neither the gateway nor its protocol library offers.';
const noOtherKinds = 'The gateway offers tools only.';
const noMirrors = 'No tool of the gateway asks for arguments in headers, so nothing compares them.';

const older = (scenario: string, reason: string, checks?: readonly string[]): Difference => ({
  revision: '2025-11-25',
  door: 'fixtures',
  scenario,
  reason,
  ...(checks && { checks }),
});

export const differences: readonly Difference[] = [
  older('tools-call-sampling', noWayBack, ['tools-call-sampling']),
  older('tools-call-elicitation', noWayBack, ['tools-call-elicitation']),
  older('elicitation-sep1034-defaults', noWayBack, ['elicitation-sep1034-general']),
  older('elicitation-sep1330-enums', noWayBack, ['elicitation-sep1330-general']),
  older('server-sse-polling', 'A stream cannot be taken up again: whoever loses one asks again, and writes are done once all the same.'),
  ...[
    'tasks-lifecycle',
    'tasks-capability-negotiation',
    'tasks-wire-fields',
    'tasks-request-state-removal',
    'tasks-mrtr-input',
    'tasks-request-headers',
    'tasks-dispatch-and-envelope',
    'tasks-required-task-error',
    'tasks-mrtr-composition',
  ].map((scenario): Difference => ({ revision: '2026-07-28', door: 'fixtures', scenario, reason: noTasks })),
  {
    revision: '2026-07-28',
    door: 'fixtures',
    scenario: 'http-custom-header-server-validation',
    checks: ['sep-2243-server-reject-invalid-param-chars', 'sep-2243-server-reject-param-mismatch', 'sep-2243-server-validate-param-match'],
    reason: noMirrors,
  },
  {
    revision: '2026-07-28',
    door: 'product',
    scenario: 'server-stateless',
    checks: ['sep-2575-server-rejects-undeclared-capability', 'sep-2575-missing-capability-http-400'],
    reason: 'No tool of the gateway needs a capability of the host.',
  },
  {
    revision: '2026-07-28',
    door: 'product',
    scenario: 'caching',
    checks: [
      'sep-2549-prompts-list-caching-hints',
      'sep-2549-resources-list-caching-hints',
      'sep-2549-resources-templates-list-caching-hints',
    ],
    reason: noOtherKinds,
  },
];

/** What the suite can ask of the product as it is, without tools, prompts and resources by certain names. */
export const ofProduct: Readonly<Record<Difference['revision'], readonly string[]>> = {
  '2025-11-25': [
    'server-initialize',
    'ping',
    'tools-list',
    'tools-call-simple-text',
    'tools-call-error',
    'server-sse-multiple-streams',
    'dns-rebinding-protection',
    'server-session-lifecycle',
  ],
  '2026-07-28': [
    'server-stateless',
    'tools-list',
    'tools-call-simple-text',
    'tools-call-error',
    'server-sse-multiple-streams',
    'dns-rebinding-protection',
    'caching',
    'input-required-result-unsupported-methods',
    'http-header-validation',
  ],
};
