import { blocks, breakout, cells, formatting, passable, scopes, tableParts } from './tags.ts';

/** Elements above one that ends out of order whose look is made anew: more would make time grow with the square of the depth. */
const mostRenewed = 64;
/** Looks that go on where the block around them has ended. */
const mostGoingOn = 8;

/** What stands directly in these stands before the table. */
const rows: ReadonlySet<string> = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr']);
const terms: ReadonlySet<string> = new Set(['dt', 'dd']);

/**
 * What is open, as browsers have it: where tags are missing or out of order, the same elements end. Each question is answered from lists
 * of places by name, so that neither depth nor tags that close nothing cost more than their length.
 */
export class OpenElements<Own, Look> {
  readonly #names: string[] = [];
  readonly #own: Own[] = [];
  readonly #looks: Look[] = [];
  readonly #places = new Map<string, number[]>();
  /** Places of blocks and cells, which the end of an inline element does not reach beyond. */
  readonly #apart: number[] = [];
  readonly #scopes: number[] = [];
  /** Places beyond which items and terms do not end. */
  readonly #firm: number[] = [];
  /** Formatting that nobody has ended: browsers begin it again in what follows. */
  #goingOn: { readonly name: string; readonly own: Own }[] = [];
  readonly #root: Look;
  readonly #inherit: (parent: Look, own: Own) => Look;
  readonly #ended: (name: string, own: Own) => void;

  constructor(root: Look, inherit: (parent: Look, own: Own) => Look, ended: (name: string, own: Own) => void) {
    this.#root = root;
    this.#inherit = inherit;
    this.#ended = ended;
  }

  get look(): Look {
    return this.#lookAround('');
  }

  /** The innermost first, no more than so many. */
  nearest(most: number): { readonly name: string; readonly own: Own }[] {
    const found: { readonly name: string; readonly own: Own }[] = [];
    for (let at = this.#names.length - 1; at >= 0 && found.length < most; at -= 1) {
      const name = this.#names[at] as string;
      if (name !== '') found.push({ name, own: this.#own[at] as Own });
    }
    return found;
  }

  has(name: string): boolean {
    return this.#last(name) >= 0;
  }

  /** What begins ends what cannot stand around it. */
  makeRoomFor(name: string): void {
    if (breakout.has(name)) this.#endFrom(Math.min(...['svg', 'math'].map(this.#first).filter((place) => place >= 0)));
    if (tableParts.has(name)) {
      const around = name === 'tr' ? ['table', 'tbody', 'thead', 'tfoot'] : cells.has(name) ? ['table', 'tr'] : ['table'];
      this.#endFrom(Math.max(...around.map(this.#last)) + 1);
      return;
    }
    const table = this.#last('table');
    // A table that begins in another one, outside its cells, ends that one.
    if (name === 'table' && table > Math.max(...['td', 'th', 'caption'].map(this.#last))) this.#endFrom(table);
    const firm = this.#firm.at(-1) ?? -1;
    const around = this.#names[firm] ?? '';
    if (name === 'li' ? around === 'li' : terms.has(name) && terms.has(around)) this.#endFrom(firm);
    if (isHeading(name) && isHeading(this.#names.at(-1) ?? '')) this.#endFrom(this.#names.length - 1);
    if (blocks.has(name)) {
      const place = this.#last('p');
      if (place > Math.max(this.#scopes.at(-1) ?? -1, this.#last('button'))) this.#endFrom(place);
    }
  }

  /** Before a text or an inline element. */
  goOn(): void {
    if (this.#goingOn.length === 0) return;
    const again = this.#goingOn;
    this.#goingOn = [];
    for (const { name, own } of again) this.begin(name, own);
  }

  begin(name: string, own: Own): void {
    const place = this.#names.length;
    this.#looks.push(this.#inherit(this.#lookAround(name), own));
    this.#names.push(name);
    this.#own.push(own);
    const places = this.#places.get(name);
    if (places) places.push(place);
    else this.#places.set(name, [place]);
    if (isApart(name)) {
      this.#apart.push(place);
      if (!passable.has(name)) this.#firm.push(place);
    }
    if (scopes.has(name)) this.#scopes.push(place);
  }

  end(name: string): void {
    const place = this.#last(name);
    const before = this.#goingOn.findLastIndex((one) => one.name === name);
    if (before >= 0) this.#goingOn.splice(before, 1);
    else if (place < 0) return;
    else if (place > this.#boundOf(name)) this.#endFrom(place, place);
    else if (formatting.has(name) && place > (this.#scopes.at(-1) ?? -1)) this.#endWithin(name, place);
  }

  endAll(): void {
    this.#endFrom(0);
    this.#goingOn = [];
  }

  #lookAround(name: string): Look {
    const top = this.#names.at(-1) ?? '';
    const place = rows.has(top) && !tableParts.has(name) ? this.#last('table') - 1 : this.#names.length - 1;
    return place < 0 ? this.#root : (this.#looks[place] as Look);
  }

  #boundOf(name: string): number {
    if (scopes.has(name) && !cells.has(name) && name !== 'caption') return -1;
    if (tableParts.has(name)) return this.#last('table');
    if (name === 'li') return Math.max(this.#last('ul'), this.#last('ol'), this.#scopes.at(-1) ?? -1);
    return (isApart(name) ? this.#scopes : this.#apart).at(-1) ?? -1;
  }

  #endFrom(place: number, asked?: number): void {
    let goingOn: { readonly name: string; readonly own: Own }[] = [];
    while (this.#names.length > place) {
      const name = this.#names.pop() as string;
      const own = this.#own.pop() as Own;
      this.#looks.pop();
      if (name === '') continue;
      this.#places.get(name)?.pop();
      if (isApart(name)) {
        this.#apart.pop();
        if (!passable.has(name)) this.#firm.pop();
      }
      if (scopes.has(name)) {
        this.#scopes.pop();
        // Of a cell nothing goes on beyond it.
        if (name !== 'table') goingOn = [];
      } else if (own !== undefined && formatting.has(name) && this.#names.length !== asked) goingOn.push({ name, own });
      this.#ended(name, own);
    }
    if (goingOn.length > 0) this.#goingOn = [...goingOn.reverse(), ...this.#goingOn].slice(-mostGoingOn);
  }

  /** Ends one around which others go on. */
  #endWithin(name: string, place: number): void {
    this.#ended(name, this.#own[place] as Own);
    this.#places.get(name)?.pop();
    this.#names[place] = '';
    const before = place === 0 ? this.#root : (this.#looks[place - 1] as Look);
    const from = Math.max(place + 1, this.#names.length - mostRenewed);
    let look = before;
    for (let at = from; at < this.#names.length; at += 1) {
      if (this.#names[at] !== '') look = this.#inherit(look, this.#own[at] as Own);
      this.#looks[at] = look;
    }
  }

  readonly #last = (name: string) => this.#places.get(name)?.at(-1) ?? -1;
  readonly #first = (name: string) => this.#places.get(name)?.[0] ?? -1;
}

const isHeading = (name: string) => /^h[1-6]$/.test(name);

const isApart = (name: string) => blocks.has(name) || tableParts.has(name) || scopes.has(name) || name === 'button';
