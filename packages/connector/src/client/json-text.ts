const [quote, backslash, comma, bracket, bracketEnd, brace, braceEnd] = [...'"\\,[]{}'].map((letter) => letter.charCodeAt(0));

/** More values than any request of Intercom's has; each costs a hundred times its bytes once it is parsed. */
const mostValues = 200_000;
/** Shorter texts cannot hold so many. */
const shortText = 64 * 1024;

/** Whether a JSON text holds more values than a request may, so that it is not parsed to find out. */
export function holdsTooMuch(text: string): boolean {
  if (text.length <= shortText) return false;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === quote) at = endOfString(text, at);
    else if (letter === comma || letter === bracket || letter === brace) {
      values += 1;
      if (values > mostValues) return true;
    }
  }
  return false;
}

type JsonPath = readonly (string | number)[];

interface Visitor {
  /** A name in an object; `path` ends with it. `again` says that the object has it already. */
  name?(name: string, again: boolean, path: JsonPath): void;
  /** A text, with its quotes at `start` and `end`. */
  text?(start: number, end: number, path: JsonPath): void;
}

/**
 * Goes over a text that is known to be JSON and tells what parsing does not: a name that stands twice, and where each text stands. The
 * path is that of the moment: copy what is to be kept.
 */
export function walkJson(text: string, visit: Visitor): void {
  const path: (string | number)[] = [];
  /** Of the objects around, innermost last; undefined is a list. */
  const names: (Set<string> | undefined)[] = [];
  let isName = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === quote) {
      const end = endOfString(text, at);
      if (isName) {
        const name = JSON.parse(text.slice(at, end + 1)) as string;
        path[path.length - 1] = name;
        const known = names.at(-1);
        visit.name?.(name, known?.has(name) ?? false, path);
        known?.add(name);
        isName = false;
      } else visit.text?.(at, end, path);
      at = end;
    } else if (letter === brace) {
      names.push(new Set());
      path.push('');
      isName = true;
    } else if (letter === bracket) {
      names.push(undefined);
      path.push(0);
    } else if (letter === braceEnd || letter === bracketEnd) {
      names.pop();
      path.pop();
      isName = false;
    } else if (letter === comma) {
      if (names.at(-1)) isName = true;
      else path[path.length - 1] = Number(path.at(-1)) + 1;
    }
  }
}

function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at === -1 ? text.length : at;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before -= 1;
  return (at - before) % 2 === 0;
}
