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
];
