/** What stands between two declarations or selectors. */
export interface CssPiece {
  readonly text: string;
  /** Whether it is longer than what is looked at. */
  readonly isCut: boolean;
}

/** Of a declaration or selector: who asks for more than that does not ask for what a person can see. */
const longest = 400;

const spaces: ReadonlySet<string> = new Set(' \t\r\n\f');

type Ends = '{' | '}' | ';' | ',';

/**
 * CSS, letter by letter and once through: what ends a declaration, a selector or a block, and the text between, without comments, without
 * what stands in quotes and addresses, and with one space for any number. Whatever comes, a letter costs a letter.
 */
export class CssText {
  /** Where a comment keeps what is around it apart; in selectors it does not. */
  inBlock = false;
  /** Whether a block began or ended within brackets: programs differ in what they make of it. */
  isOdd = false;
  #text = '';
  #isCut = false;
  #previous = '';
  #inComment = false;
  #quote = '';
  #inAddress = false;
  #brackets = 0;
  #escapes = false;

  /** What stood before the letter that ended it. */
  take(): CssPiece {
    const piece = { text: this.#text.trimEnd(), isCut: this.#isCut };
    this.#text = '';
    this.#isCut = false;
    this.#brackets = 0;
    return piece;
  }

  /** What is open at its end is over. */
  end(): CssPiece {
    this.#inComment = false;
    this.#quote = '';
    this.#inAddress = false;
    this.#escapes = false;
    this.#previous = '';
    return this.take();
  }

  begins(letter: '@'): boolean {
    return this.#text.startsWith(letter);
  }

  /** A comma that ends nothing. */
  add(letter: ','): void {
    this.#add(letter);
  }

  /** The letter, where it ends something. */
  feed(letter: string): Ends | undefined {
    const previous = this.#previous;
    this.#previous = letter;
    if (this.#inComment) {
      if (letter === '/' && previous === '*') {
        this.#inComment = false;
        this.#previous = '';
        if (this.inBlock) this.#space();
      }
      return undefined;
    }
    if (this.#escapes) {
      this.#escapes = false;
      if (this.#quote === '' && !this.#inAddress) this.#add(letter);
      return undefined;
    }
    if (letter === '\\') {
      this.#escapes = true;
      if (this.#quote === '' && !this.#inAddress) this.#add(letter);
      return undefined;
    }
    if (this.#quote !== '') {
      if (letter === '\n' || letter === this.#quote) this.#quote = '';
      return undefined;
    }
    if (letter === '"' || letter === "'") {
      this.#quote = letter;
      if (!this.#inAddress) this.#add("''");
      return undefined;
    }
    if (this.#inAddress) {
      if (letter !== ')') return undefined;
      this.#inAddress = false;
    } else if (letter === '*' && previous === '/') {
      this.#inComment = true;
      this.#previous = '';
      if (this.#text.endsWith('/')) this.#text = this.#text.slice(0, -1);
      return undefined;
    }
    return this.#plain(letter);
  }

  #plain(letter: string): Ends | undefined {
    if (spaces.has(letter)) this.#space();
    else if (letter === '(' || letter === '[') {
      if (letter === '(' && /url$/i.test(this.#text.slice(-3))) this.#inAddress = true;
      this.#brackets += 1;
      this.#add(letter);
    } else if (letter === ')' || letter === ']') {
      if (this.#brackets > 0) this.#brackets -= 1;
      this.#add(letter);
    } else if (letter === '{' || letter === '}') {
      if (this.#brackets > 0) this.isOdd = true;
      return letter;
    } else if (letter === ';' || letter === ',') {
      if (this.#brackets === 0) return letter;
      this.#add(letter);
    } else this.#add(letter);
    return undefined;
  }

  #space(): void {
    if (this.#text !== '' && !this.#text.endsWith(' ')) this.#add(' ');
  }

  #add(letter: string): void {
    if (this.#text.length < longest) this.#text += letter;
    else this.#isCut = true;
  }
}
