/** What Node does not have: each line stops `npm run types` once it compiles. */
export const absent = [
  // @ts-expect-error the DOM's
  document,
  // @ts-expect-error the DOM's
  window,
  // @ts-expect-error the DOM's
  new XMLHttpRequest(),
];
