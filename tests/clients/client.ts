export interface Difference {
  readonly directly: number;
  readonly gateway: number;
  readonly why: string;
}

/** One request as a client sends it. In braces stands what only a world knows: an id of `ids.ts`, or what an earlier answer gave. */
export interface Shape {
  /** Method and path, the query spelled as the client spells it. `GET {next}` asks at the whole address that an answer gave. */
  readonly ask: string;
  /** `{admin:number}` is the same id as a number. */
  readonly body?: unknown;
  /** Of this request, in the place of the client's own. Empty: none is sent. */
  readonly version?: string;
  /** What later requests name: for each name, where in the answer it stands. */
  readonly keeps?: Readonly<Record<string, string>>;
  /** Where the gateway answers otherwise than the sandbox asked directly, and why that is meant. */
  readonly differs?: Difference;
}

export interface Client {
  readonly name: string;
  readonly version: string;
  /** Where its requests are from: a package, or a repository with its commit. */
  readonly source: string;
  /** `run`: it was run against a recorder in front of the sandbox and of the gateway. `read`: its source was. */
  readonly how: 'run' | 'read';
  /** How it is given the gateway's address and a key. */
  readonly address: string;
  /** What it cannot do at Intercom either, as far as the sandbox shows. */
  readonly remark?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly shapes: readonly Shape[];
}

/** A filter that a list does not have. */
export const overlooked: Difference = {
  directly: 200,
  gateway: 400,
  why: 'a filter that the list does not have: Intercom overlooks it and answers everything, the gateway names it',
};
