/** What the gateway does not do yet: requests of the clients by their names in the test. */
export const pending: ReadonlySet<string> = new Set<string>([]);
