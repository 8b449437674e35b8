import type { OperationName } from '../catalogue/index.ts';
import type { Intercom, IntercomOptions } from '../client/create-intercom.ts';
import type { ActionInput, Inputs } from './inputs.ts';

export interface ActionResult {
  /** Intercom's answer; of several pages, their rows in one list. */
  readonly data: unknown;
  /** What was done otherwise than an input says, and what it cost. Empty in the plain case. */
  readonly notes: readonly string[];
}

export interface ActionContext {
  readonly intercom: Intercom;
  /** With which the client was made. */
  readonly options: IntercomOptions;
}

/** Something that a person builds into an automation: inputs with labels, and one or more operations behind them. */
export interface Action {
  readonly label: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, ActionInput>>;
  /** What it may call. */
  readonly operations: readonly OperationName[];
  run(inputs: Inputs, context: ActionContext): Promise<ActionResult>;
}

type Spec = Pick<Action, 'label' | 'description'> & {
  readonly operation: OperationName;
  /** Each input with the field that it becomes; its own name unless told. */
  readonly inputs: Readonly<Record<string, Omit<ActionInput, 'to'> & { readonly field?: string }>>;
};

/** An action that is one operation. */
export function oneCall({ operation, inputs, ...spec }: Spec): Action {
  const fields = Object.entries(inputs).map(([key, { field = key, ...input }]) => ({ key, field, input }));
  return {
    ...spec,
    operations: [operation],
    inputs: Object.fromEntries(
      fields.map(({ key, field, input }) => [key, { ...input, to: [`${operation as `${string}.${string}`}:${field}`] } as ActionInput]),
    ),
    async run(given, context) {
      const sent = fields.flatMap(({ key, field }) => (given[key] === undefined ? [] : [[field, given[key]] as const]));
      return { data: await call(context, operation, Object.fromEntries(sent)), notes: [] };
    },
  };
}

type Call = (input: Inputs) => PromiseLike<unknown> & AsyncIterable<unknown>;

/** The client's method of an operation. Its input is checked there. */
export function call({ intercom }: ActionContext, operation: OperationName, input: Inputs): ReturnType<Call> {
  const [resource = '', verb = ''] = operation.split('.');
  const method = (intercom as unknown as Readonly<Record<string, Readonly<Record<string, Call>>>>)[resource]?.[verb];
  if (!method) throw new TypeError(`There is no operation "${operation}".`);
  return method(input);
}
