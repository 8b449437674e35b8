const deepestQuote = 3;
/** Of a link's text: what is longer is no address. */
const longestSaid = 2100;
/** Before what stands in a line as it was typed. */
const widestIndent = 200;

/**
 * Text as it is set: what stands between two texts (an end of a line, a space, a separator) is known only when the second one comes.
 * Keeps what is asked for, and counts all.
 */
export class TextPage {
  readonly #keep: number;
  readonly #pieces: string[] = [];
  #kept = 0;
  #newLines = 0;
  #space = false;
  #separator = '';
  /** Between the mark of an item and its text: blocks that begin there stand beside the mark. */
  #holding = false;
  #indent = '';
  #lead = '';
  #lineQuotes = 0;
  #struck = false;
  #last = '';
  /** Characters in all. */
  length = 0;
  /** Lines that have ended. */
  line = 0;
  quotes = 0;
  lineStart = true;
  /** What is written from when it was set to '', up to more than an address has. */
  said: string | undefined;

  constructor(keep: number) {
    this.#keep = keep;
  }

  /** Whether the next text begins a line. */
  get breaks(): boolean {
    return this.#newLines > 0 || this.lineStart;
  }

  /** Whether the next text touches the one before. */
  get touches(): boolean {
    return !this.breaks && !this.#space && this.#separator === '' && !this.#holding;
  }

  get last(): string {
    return this.#last;
  }

  /** Ends the line, if one has begun, before more text comes. */
  breakLine(): void {
    if (this.#holding) return;
    this.#newLines = Math.max(this.#newLines, 1);
    this.#forget();
  }

  /** As often as it is asked for, up to an empty line. */
  addBreak(): void {
    this.#newLines = Math.min(2, this.#newLines + 1);
    this.#forget();
  }

  space(): void {
    this.#space = !this.#holding;
  }

  indent(spaces: string): void {
    if (this.#indent.length < widestIndent) this.#indent += spaces;
  }

  /** What stands before the next text, if a line begins with it. */
  lead(text: string): void {
    this.#lead = text;
  }

  /** The next text stands on the line of the last one, behind a separator. */
  join(separator: string): void {
    this.#newLines = 0;
    this.#space = false;
    this.#separator = separator;
  }

  /** From here blocks do not begin lines of their own until there is text. */
  hold(): void {
    this.#holding = true;
    this.#space = false;
  }

  letGo(): void {
    this.#holding = false;
  }

  write(text: string, struck = false): void {
    this.#begin(struck);
    this.#add(text);
    this.#holding = false;
  }

  text(): string {
    if (this.#struck) this.#add('~~');
    this.#struck = false;
    return this.#pieces.join('');
  }

  #forget(): void {
    this.#space = false;
    this.#separator = '';
    this.#indent = '';
  }

  #begin(struck: boolean): void {
    if (this.#struck && !struck) this.#add('~~');
    if (this.#newLines > 0 && this.length > 0) this.#endLines();
    if (this.lineStart) {
      this.#lineQuotes = this.quotes;
      if (this.quotes > 0) this.#add('> '.repeat(Math.min(this.quotes, deepestQuote)));
      if (this.#lead !== '') this.#add(this.#lead);
    } else if (this.#separator !== '') this.#add(this.#separator);
    else if (this.#space) this.#add(' ');
    if (this.#indent !== '') this.#add(this.#indent);
    if (struck && !this.#struck) this.#add('~~');
    this.#struck = struck;
    this.#newLines = 0;
    this.#lead = '';
    this.#forget();
    this.lineStart = false;
  }

  #endLines(): void {
    const between = '> '.repeat(Math.min(this.#lineQuotes, this.quotes, deepestQuote)).trimEnd();
    this.#add(this.#newLines === 2 ? `\n${between}\n` : '\n');
    this.line += 1;
    this.lineStart = true;
  }

  #add(more: string): void {
    this.length += more.length;
    this.#last = more.at(-1) ?? this.#last;
    if (this.said !== undefined && this.said.length < longestSaid) this.said += more;
    if (this.#kept >= this.#keep) return;
    const piece = more.slice(0, this.#keep - this.#kept);
    this.#pieces.push(piece);
    this.#kept += piece.length;
  }
}
