import { appliesTo, compoundsOf, matches, type Rule } from './css-rules.ts';
import { type Declarations, declare, overlay } from './declarations.ts';

/** Of a declaration or selector: its beginning says what it is about, and values that are longer are pictures. */
const longest = 1000;
/** Rules that are tried on an element for one of its names. */
const mostForOne = 64;
const deepest = 50;

/**
 * What the `<style>` of a mail says that decides whether a text is seen, as far as an element and what is around it decide it: selectors
 * with states, siblings or attributes are left aside, and so is what holds only for small windows, for print or for the dark.
 *
 * Fed in pieces, once through; what is kept are the rules.
 */
export class StyleSheet {
  readonly #rules = new Map<string, Rule[]>();
  readonly #contexts: ('group' | 'rule' | 'off')[] = [];
  #beyond = 0;
  #text = '';
  #selectors: string[] = [];
  #declared: Declarations = new Map();
  #inComment = false;
  #quote = '';
  #previous = '';
  #order = 0;

  feed(piece: string): void {
    for (const letter of piece) this.#take(letter);
  }

  /** A `<style>` ends whatever was open in it. */
  end(): void {
    this.#beyond = 0;
    while (this.#contexts.length > 0) this.#leave();
    this.#text = '';
    this.#selectors = [];
    this.#inComment = false;
    this.#quote = '';
  }

  get isEmpty(): boolean {
    return this.#order === 0;
  }

  /** What the rules say of an element with these names (`tag`, `.class`, `#id`), given what is open around it. */
  of(tag: string, names: readonly string[], isOpen: (name: string) => boolean): Declarations | undefined {
    const matching = [tag, ...names].flatMap((name) => (this.#rules.get(name) ?? []).filter((rule) => matches(rule, tag, names, isOpen)));
    if (matching.length === 0) return undefined;
    const declared: Declarations = new Map();
    for (const rule of matching.sort((a, b) => a.weight - b.weight)) overlay(declared, rule.declared);
    return declared;
  }

  #take(letter: string): void {
    const previous = this.#previous;
    this.#previous = letter;
    if (this.#inComment) {
      if (letter !== '/' || previous !== '*') return;
      this.#inComment = false;
      this.#previous = '';
    } else if (this.#quote !== '') {
      if (letter === '\n' || (letter === this.#quote && previous !== '\\')) this.#quote = '';
    } else if (letter === '*' && previous === '/') {
      this.#inComment = true;
      this.#previous = '';
      if (this.#text.endsWith('/')) this.#text = this.#text.slice(0, -1);
    } else if (previous === '\\') this.#add(letter);
    else if (letter === '"' || letter === "'") {
      this.#quote = letter;
      this.#add(letter);
    } else if (letter === '{') this.#enter();
    else if (letter === '}') this.#leave();
    else if (letter === ';') this.#endDeclaration();
    else if (letter === ',' && this.#contexts.at(-1) !== 'rule' && !/^\s*@/.test(this.#text)) this.#endSelector();
    else this.#add(letter);
  }

  #add(letter: string): void {
    if (this.#text.length < longest) this.#text += letter;
  }

  #endSelector(): void {
    if (this.#text.length < longest) this.#selectors.push(this.#text);
    this.#text = '';
  }

  #endDeclaration(): void {
    if (this.#contexts.at(-1) === 'rule') declare(this.#declared, this.#text);
    else this.#selectors = [];
    this.#text = '';
  }

  #enter(): void {
    if (this.#contexts.length >= deepest) {
      this.#beyond += 1;
      this.#text = '';
      return;
    }
    const context = this.#contexts.at(-1) ?? 'group';
    const head = this.#text.replace(/<!--|-->/g, '').trim();
    if (context !== 'group') this.#contexts.push('off');
    else if (head.startsWith('@')) this.#contexts.push(appliesTo(head) ? 'group' : 'off');
    else {
      this.#endSelector();
      this.#contexts.push('rule');
      this.#declared = new Map();
    }
    this.#text = '';
  }

  #leave(): void {
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      this.#text = '';
      return;
    }
    const context = this.#contexts.at(-1);
    if (context === 'rule') declare(this.#declared, this.#text);
    this.#text = '';
    this.#contexts.pop();
    if (context !== 'rule') return;
    if (this.#declared.size > 0) for (const selector of this.#selectors) this.#keep(selector, this.#declared);
    this.#selectors = [];
  }

  #keep(selector: string, declared: Declarations): void {
    const compounds = compoundsOf(selector);
    const own = compounds.at(-1);
    const name = own?.names.at(-1) ?? own?.tag;
    if (own === undefined || name === undefined) return;
    const rules = this.#rules.get(name) ?? [];
    if (rules.length >= mostForOne) return;
    this.#rules.set(name, rules);
    this.#order += 1;
    const names = compounds.flatMap((one) => one.names);
    const ids = names.filter((one) => one.startsWith('#')).length;
    const tags = compounds.filter(({ tag }) => tag !== undefined).length;
    // As CSS weighs them: ids before classes before tags, and the later of equals.
    const weight = (ids * 10_000 + (names.length - ids) * 100 + tags) * 1e7 + this.#order;
    rules.push({ own, around: compounds.slice(0, -1), declared, weight });
  }
}
