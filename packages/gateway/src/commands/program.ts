import { ConfigError, GatewayError } from '../errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Runs one command line. Exit codes: 0 done, 1 failed, 2 wrong arguments or settings. `complain` gets what keeps it from working. */
export async function run(argv: readonly string[], env: Env, complain: (problem: unknown) => void = console.error): Promise<number> {
  try {
    // Hosts start it so again and again, and reading the command line costs as much as the rest of the first list.
    if (argv.length === 3 && argv[2] === 'mcp') return await (await import('./mcp.ts')).mcp(env, {});
    let code = 0;
    const end = (with_: number) => {
      code = with_;
    };
    const { createCommandLine } = await import('./command-line.ts');
    await createCommandLine(env, complain, end).parseAsync([...argv]);
    return code;
  } catch (error) {
    if (isOfCommander(error)) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof ConfigError) {
      complain(`${error.message}\n${error.fix}`);
      return 2;
    }
    if (error instanceof GatewayError && error.code === 'input_invalid') {
      complain(`--${error.details.field}: ${error.message}.\n${error.details.fix ?? ''}`);
      return 2;
    }
    complain(error);
    return 1;
  }
}

/** Known without loading it. */
const isOfCommander = (error: unknown): error is { readonly exitCode: number } =>
  error instanceof Error && String((error as { code?: unknown }).code).startsWith('commander.');
