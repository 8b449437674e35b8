/** A name that stands twice in an object of a valid JSON text: whoever reads it takes one of the two. */
export function repeatedKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let said = '';
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') said = token;
    else {
      const names = open.at(-1);
      const name = JSON.parse(said) as string;
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}
