/** What is not the connector's to use: each line stops `npm run types` once it compiles. */
export const absent = [
  // @ts-expect-error Node's
  Buffer,
  // @ts-expect-error Node's
  process.pid,
  // @ts-expect-error Node's
  await import('node:crypto'),
  // @ts-expect-error the DOM's
  document,
  // @ts-expect-error the DOM's
  localStorage,
];
