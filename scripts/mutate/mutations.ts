import { parseAst } from 'vitest/node';

/** One small change to a file, and what it is. */
export interface Mutation {
  /** From the root. */
  readonly path: string;
  /** The whole file before it. */
  readonly text: string;
  readonly line: number;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** A node of the syntax tree, of which only what is used here is said. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

type Change = Pick<Mutation, 'kind' | 'start' | 'end' | 'replacement'>;

const swaps: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '+=': '-=',
  '-=': '+=',
  '++': '--',
  '--': '++',
};
const methodSwaps: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  floor: 'ceil',
  ceil: 'floor',
};

/** Every mutation of a file's behaviour. What only the compiler reads (types, imports) has none, and neither has prose. */
export function mutationsOf(path: string, text: string): Mutation[] {
  const found: Mutation[] = [];
  const lineAt = lineFinder(text);
  walk(parseAst(text, { lang: 'ts' }) as unknown as Node, [], (node, parents) => {
    for (const change of changesOf(node, parents, text)) found.push({ path, text, line: lineAt(change.start), ...change });
  });
  return found;
}

export const applied = ({ text, start, end, replacement }: Mutation): string => text.slice(0, start) + replacement + text.slice(end);

function changesOf(node: Node, parents: readonly Node[], text: string): Change[] {
  const source = (part: Node) => text.slice(part.start, part.end);
  const swap = (kind: string, replacement: string | undefined): Change[] =>
    replacement === undefined ? [] : [{ kind, start: node.start, end: node.end, replacement }];
  const parent = parents.at(-1);
  switch (node.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'ConditionalExpression': {
      const test = node['test'] as Node;
      return [{ kind: 'condition negated', start: test.start, end: test.end, replacement: `!(${source(test)})` }];
    }
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression': {
      const [left, right, operator] = [node['left'] as Node, node['right'] as Node, String(node['operator'])];
      if (operator === '??') return swap('fallback taken away', source(left));
      if (operator === '+' && [left, right].some(isText)) return [];
      const other = swaps[operator];
      const at = text.indexOf(operator, left.end);
      return other === undefined ? [] : [{ kind: `${operator} is ${other}`, start: at, end: at + operator.length, replacement: other }];
    }
    case 'UpdateExpression':
      return swap(
        'counts the other way',
        source(node).replace(/\+\+|--/, (operator) => swaps[operator] ?? operator),
      );
    case 'UnaryExpression':
      return node['operator'] === '!' ? swap('negation taken away', source(node['argument'] as Node)) : [];
    case 'AwaitExpression':
      return swap('await taken away', source(node['argument'] as Node));
    case 'MemberExpression': {
      const [object, property] = [node['object'] as Node, node['property'] as Node];
      if (node['optional'] === true && node['computed'] !== true)
        return [{ kind: '?. is .', start: object.end, end: property.start, replacement: '.' }];
      const other = node['computed'] === true ? undefined : methodSwaps[source(property)];
      const called = parent?.type === 'CallExpression' && parent['callee'] === node;
      return other !== undefined && called
        ? [{ kind: 'another method', start: property.start, end: property.end, replacement: other }]
        : [];
    }
    case 'Literal':
      return constant(node, parents, source(node)).flatMap((replacement) => swap('another constant', replacement));
    case 'ExpressionStatement':
      return node['directive'] === undefined ? swap('statement taken away', ';') : [];
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return swap('statement taken away', ';');
    case 'ReturnStatement': {
      const value = node['argument'] as Node | null;
      if (value === null) return swap('statement taken away', ';');
      return source(value) === 'undefined' ? [] : swap('nothing returned', 'return undefined as never;');
    }
    case 'BlockStatement': {
      const returnsEarly = parent !== undefined && /^(Function|ArrowFunction)/.test(parent.type) && (node['body'] as Node[]).length > 1;
      return returnsEarly
        ? [{ kind: 'returned early', start: node.start + 1, end: node.start + 1, replacement: ' return undefined as never;' }]
        : [];
    }
    default:
      return [];
  }
}

const isText = ({ type, value }: Node) => type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string');

/** Sentences are for readers to judge: tests hold the code of an error and its field. Names and codes decide. */
const isProse = (text: string) => /\s/.test(text);

function constant({ value }: Node, parents: readonly Node[], source: string): string[] {
  const parent = parents.at(-1);
  if (parent && /^(Import|Export)/.test(parent.type)) return [];
  if (typeof value === 'boolean') return [String(!value)];
  if (typeof value === 'number') return [`(${source} + 1)`];
  if (typeof value === 'string' && !isProse(value)) return [value === '' ? "'mutated'" : "''"];
  return [];
}

/** In the order of the text. Types are passed by, but not what is written around or within them. */
function walk(node: Node, parents: readonly Node[], visit: (node: Node, parents: readonly Node[]) => void): void {
  visit(node, parents);
  for (const [field, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child) && !isType(child) && field !== 'typeAnnotation') walk(child, [...parents, node], visit);
    }
  }
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const valuesWithTypes = ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSParameterProperty'];
const isType = ({ type }: Node) => type.startsWith('TS') && !valuesWithTypes.includes(type);

function lineFinder(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
}
