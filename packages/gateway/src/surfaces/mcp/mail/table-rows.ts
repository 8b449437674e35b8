import type { TextPage } from './text-page.ts';

/** TableRows in tables beyond which no rows are told apart. */
const deepest = 100;
/** Columns that an empty or wide cell stands for. */
const mostColumns = 20;

interface Table {
  /** Whether its columns mean something: then empty cells count. */
  isData: boolean;
  /** Cells since the last text of the row. */
  cells: number;
  /** Whether there is text in the row. */
  begun: boolean;
  /** The line on which the text of the last cell began. */
  line: number;
  /** Whether the last cell has one line. */
  oneLine: boolean;
  /** Columns of the cell that is open, beyond the first. */
  wide: number;
}

/** Cells of a row stand beside each other, whatever blocks are in them, as long as they are one line. */
export class TableRows {
  readonly #page: TextPage;
  readonly #open: Table[] = [];
  readonly #waiting: Table[] = [];
  #deeper = 0;

  constructor(page: TextPage) {
    this.#page = page;
  }

  begin(isData: boolean): void {
    if (this.#open.length >= deepest) this.#deeper += 1;
    else this.#open.push({ isData, cells: 0, begun: false, line: -1, oneLine: false, wide: 0 });
  }

  end(): void {
    if (this.#deeper > 0) this.#deeper -= 1;
    else this.#open.pop();
  }

  beginRow(): void {
    const table = this.#innermost();
    if (!table) return;
    table.cells = 0;
    table.begun = false;
    table.wide = 0;
  }

  beginCell(isHeading: boolean, columns: number): void {
    const table = this.#innermost();
    if (!table) {
      if (!this.#page.breaks) this.#page.join(' | ');
      return;
    }
    if (isHeading) table.isData = true;
    table.oneLine = table.begun && table.line === this.#page.line;
    table.cells = Math.min(mostColumns, table.cells + 1 + table.wide);
    table.wide = Math.max(0, Math.min(mostColumns, columns) - 1);
  }

  /** Says what stands between the cells before a text. The rows around the innermost one wait for the same text. */
  beforeText(): void {
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const table = this.#open[index] as Table;
      if (table.cells === 0) break;
      this.#separate(table);
      table.cells = 0;
      table.begun = true;
      this.#waiting.push(table);
    }
  }

  /** Tells the rows that waited on which line their text stands. */
  afterText(): void {
    while (this.#waiting.length > 0) (this.#waiting.pop() as Table).line = this.#page.line;
  }

  #innermost(): Table | undefined {
    return this.#deeper > 0 ? undefined : this.#open.at(-1);
  }

  #separate({ isData, begun, cells, oneLine }: Table): void {
    if (begun && (!this.#page.breaks || oneLine)) this.#page.join(`${isData ? ' |'.repeat(cells) : ' |'} `);
    else if (!begun && isData && cells > 1) this.#page.lead('| '.repeat(cells - 1));
  }
}
