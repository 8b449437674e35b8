import { appliesTo, matches, type Rule, type Selector, type Surroundings, selectorOf } from './css-rules.ts';
import { type CssPiece, CssText } from './css-text.ts';
import { type Declarations, declare, emptyStyle, overlay, type Style } from './declarations.ts';
import { inherit, rootLook } from './looks.ts';

/** Rules that are tried on an element for one of its names. */
const mostForOne = 100;
const deepest = 50;
/** What may be of an element is tried by itself, as often. */
const mostTried = 4;

/** What the styles of a mail say of an element: what is certain, and what a person's program may add to it. */
export interface Sayings {
  readonly sure: Declarations;
  readonly maybe: readonly Declarations[];
}

interface Kept {
  readonly rules: Map<string, Rule>;
  /** What there was no room for: together, what alone would hide, and the rest. */
  readonly beyond: { hides?: Declarations; shows?: Declarations };
}

/**
 * What the `<style>` of a mail says that decides whether a text is seen. Selectors of tags, classes, ids and what is around are certain; with
 * states, siblings or attributes, or within groups of which nobody knows whether they hold, they may be so. What holds only for small
 * windows, for print or for the dark is left aside.
 *
 * Fed in pieces, once through; what is kept are the rules.
 */
export class StyleSheet {
  readonly #kept = new Map<string, Kept>();
  readonly #contexts: ('group' | 'vague' | 'rule' | 'off')[] = [];
  readonly #css = new CssText();
  /** Rules around the one that is open. */
  readonly #outer: { readonly selectors: CssPiece[]; readonly style: Style }[] = [];
  #beyond = 0;
  #selectors: CssPiece[] = [];
  #style: Style = emptyStyle();
  #order = 0;
  #changes = 0;

  feed(piece: string): void {
    for (const letter of piece) this.#take(letter);
  }

  /** A `<style>` ends whatever was open in it. */
  end(): void {
    this.#beyond = 0;
    while (this.#contexts.length > 0) this.#leave();
    this.#css.end();
    this.#css.inBlock = false;
    this.#selectors = [];
  }

  /** How many were kept, and changed what was kept. */
  get rules(): number {
    return this.#changes;
  }

  get isEmpty(): boolean {
    return this.#kept.size === 0;
  }

  /** What the rules say of an element with these names (`tag`, `.class`, `#id`), given what is open around it. */
  of(tag: string, names: readonly string[], around: Surroundings): Sayings | undefined {
    const own = new Set(names);
    const sure: Declarations = new Map();
    const maybe: Declarations[] = [];
    for (const name of ['*', tag, ...names]) {
      const kept = this.#kept.get(name);
      if (!kept) continue;
      for (const rule of kept.rules.values()) {
        const isOf = matches(rule, tag, own, around);
        if (isOf) overlay(sure, rule.style.sure);
        if (isOf === undefined && rule.style.sure.size > 0) maybe.push(rule.style.sure);
        if (isOf !== false && rule.style.maybe.size > 0) maybe.push(rule.style.maybe);
      }
      maybe.push(...Object.values(kept.beyond));
    }
    if (sure.size === 0 && maybe.length === 0) return undefined;
    return { sure, maybe: fewOf(maybe) };
  }

  #take(letter: string): void {
    const end = this.#css.feed(letter);
    if (end === undefined) return;
    if (end === '{') this.#enter();
    else if (end === '}') this.#leave();
    else if (end === ';') this.#endDeclaration();
    else if (this.#contexts.at(-1) === 'rule' || this.#css.begins('@')) this.#css.add(',');
    else this.#selectors.push(this.#css.take());
  }

  #endDeclaration(): void {
    const { text, isCut } = this.#css.take();
    if (this.#contexts.at(-1) === 'rule') declare(this.#style, text, isCut, this.#order);
    else this.#selectors = [];
  }

  #enter(): void {
    const piece = this.#css.take();
    if (this.#contexts.length >= deepest) {
      this.#beyond += 1;
      return;
    }
    const context = this.#contexts.at(-1) ?? 'group';
    const head = piece.text.replace(/<!--|-->/g, '').trim();
    if (context === 'off') this.#contexts.push('off');
    else if (context === 'rule') {
      // A rule in a rule: of what is in the outer one, or of that one itself.
      const isGroup = head.startsWith('@');
      const inner = isGroup ? this.#selectors : head.split(',').map((text) => ({ text, isCut: piece.isCut }));
      this.#outer.push({ selectors: this.#selectors, style: this.#style });
      this.#selectors = [...inner];
      this.#style = emptyStyle();
      this.#order += 1;
      this.#contexts.push(isGroup && !piece.isCut && appliesTo(head) === false ? 'off' : 'rule');
    } else if (head.startsWith('@')) {
      const holds = piece.isCut ? undefined : appliesTo(head);
      this.#contexts.push(holds === undefined || (holds && context === 'vague') ? 'vague' : holds ? 'group' : 'off');
      this.#selectors = [];
    } else {
      this.#selectors.push(piece);
      this.#contexts.push('rule');
      this.#style = emptyStyle();
      this.#order += 1;
    }
    this.#css.inBlock = this.#contexts.at(-1) === 'rule';
  }

  #leave(): void {
    const { text, isCut } = this.#css.take();
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      return;
    }
    const context = this.#contexts.pop();
    const isWithin = this.#contexts.at(-1) === 'rule';
    this.#css.inBlock = isWithin;
    if (context !== 'rule' && !isWithin) return;
    if (context === 'rule') declare(this.#style, text, isCut, this.#order);
    if (this.#style.sure.size + this.#style.maybe.size > 0) this.#keepAll();
    const outer = isWithin ? this.#outer.pop() : undefined;
    this.#selectors = outer?.selectors ?? [];
    this.#style = outer?.style ?? emptyStyle();
  }

  #keepAll(): void {
    const found = this.#selectors.map(({ text, isCut }) => ({ text: isCut ? '*' : text, isCut, selector: selectorOf(isCut ? '*' : text) }));
    const isVague =
      this.#css.isOdd ||
      this.#contexts.includes('vague') ||
      this.#contexts.includes('rule') ||
      found.some(({ isCut, selector }) => isCut || selector?.isOdd);
    for (const { text, selector } of found)
      if (selector) this.#keep(text, { ...selector, isVague: isVague || selector.isVague }, this.#style);
  }

  #keep(text: string, found: Selector, said: Style): void {
    const { isVague } = found;
    const name = found.own.names.at(-1) ?? found.own.tag ?? '*';
    this.#changes += 1;
    const kept = this.#kept.get(name) ?? { rules: new Map<string, Rule>(), beyond: {} };
    this.#kept.set(name, kept);
    const key = `${isVague ? '?' : ''}${text}`;
    const rule = kept.rules.get(key);
    const names = [...found.around, found.own].flatMap((one) => one.names);
    const ids = names.filter((one) => one.startsWith('#')).length;
    const tags = [...found.around, found.own].filter(({ tag }) => tag !== undefined).length;
    // As CSS weighs them: ids before classes before tags, and the later of equals.
    const weight = (ids * 10_000 + (names.length - ids) * 100 + tags) * 1e7;
    if (rule) {
      overlay(rule.style.sure, heavier(said.sure, weight));
      overlay(rule.style.maybe, heavier(said.maybe, weight));
    } else if (kept.rules.size < mostForOne)
      kept.rules.set(key, { ...found, style: { sure: heavier(said.sure, weight), maybe: heavier(said.maybe, weight) } });
    else {
      const which = inherit(rootLook, { sure: said.sure, maybe: [] }).isRead ? 'shows' : 'hides';
      kept.beyond[which] ??= new Map();
      overlay(kept.beyond[which], heavier(said.sure, weight));
    }
  }
}

const heavier = (declared: Declarations, by: number): Declarations =>
  new Map([...declared].map(([name, said]) => [name, { ...said, weight: said.weight + by }]));

/** The last of them together. */
function fewOf(maybe: readonly Declarations[]): readonly Declarations[] {
  if (maybe.length <= mostTried) return maybe;
  const rest: Declarations = new Map();
  for (const one of maybe.slice(mostTried - 1)) overlay(rest, one);
  return [...maybe.slice(0, mostTried - 1), rest];
}
