/** The little of html-to-text that is used here; the package brings no types. */
declare module 'html-to-text' {
  export interface Selector {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  }
  export interface Options {
    readonly wordwrap?: number | false;
    readonly limits?: { readonly maxDepth?: number; readonly maxChildNodes?: number; readonly maxInputLength?: number };
    readonly selectors?: readonly Selector[];
  }
  export function compile(options: Options): (html: string) => string;
}
