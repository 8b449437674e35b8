interface Equivalent {
  readonly path: string;
  /** The line before and after, without the space around it. */
  readonly line: string;
  readonly becomes: string;
  /** Why nobody could tell the difference. */
  readonly because: string;
}

/** Mutations that change no behaviour. They are not run, and are counted and named apart. */
export const equivalents: readonly Equivalent[] = [
  {
    path: 'packages/gateway/src/vault/keyring.ts',
    line: "writeFileSync(file, content, { flag: 'wx', mode: 0o600, flush: true });",
    becomes: "writeFileSync(file, content, { flag: 'wx', mode: 0o600, flush: false });",
    because: 'Only a power cut tells them apart.',
  },
  {
    path: 'packages/gateway/src/identity/sign-in-library.ts',
    line: 'secrets: [{ version: 1, value: secret }],',
    becomes: 'secrets: [{ version: (1 + 1), value: secret }],',
    because: 'The library writes the number into what it encrypts, and we have it encrypt nothing.',
  },
  {
    path: 'packages/gateway/src/identity/sign-in-library.ts',
    line: 'database: { validateSchema: false },',
    becomes: 'database: { validateSchema: true },',
    because: 'It finds nothing to complain of: sign-in-library.test.ts holds that our migrations are what it needs.',
  },
  {
    path: 'packages/connector/src/client/create-intercom.ts',
    line: "const place = await budget.take({ flow: '', until, signal });",
    becomes: "const place = await budget.take({ flow: 'mutated', until, signal });",
    because: 'A client has one flow, so any name does.',
  },
  {
    path: 'packages/gateway/src/surfaces/mcp/shape-limits.ts',
    line: ".reduce((longest, entry) => (size(entry[1]) > size(longest[1]) ? entry : longest), ['', []] as readonly [string, readonly unknown[]]);",
    becomes:
      ".reduce((longest, entry) => (size(entry[1]) > size(longest[1]) ? entry : longest), ['mutated', []] as readonly [string, readonly unknown[]]);",
    because: 'The name of a list that is not there: an answer without any list does not fit with it either.',
  },
];
