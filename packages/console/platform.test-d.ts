/** What a browser does not have: each line stops `npm run types` once it compiles. */
export const absent = [
  // @ts-expect-error Node's
  Buffer,
  // @ts-expect-error Node's
  process.pid,
  // @ts-expect-error Node's
  await import('node:crypto'),
];
