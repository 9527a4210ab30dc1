import { FOLDED, PARTICLES, TYPED, WHOLE } from './chinese-words';
import { isSimple, isSyllable, simplify, splitPinyin } from './hanzi';
import {
  BOUNDARY_OF,
  isBoundary,
  isDigit,
  isHan,
  isHanCode,
  isInsideWord,
  isLetter,
  isLetterAt,
  isSpace,
  lower,
  toHalfWidth,
} from './units';
import { finish, type Normalised, Writer } from './writer';

const OPENING = '“‘「『《〈【（(';
const CLOSING = '”’」』》〉】）)';
/** Brackets are remarks, not quotations: they set edges only. */
const REMARK = '【】（）()';

const particles: ReadonlySet<string> = new Set(PARTICLES);
/** 1 for every character that is not simply written as it stands, by its code: nearly all are. */
const special = /* @__PURE__ */ flagged([...FOLDED.keys(), ...WHOLE.keys(), ...PARTICLES]);

function flagged(units: readonly string[]): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (const unit of units) flags[unit.charCodeAt(0)] = 1;
  return flags;
}

export function isParticle(unit: string): boolean {
  return particles.has(unit);
}

/** Marks in a row that part single characters; fewer are clauses of one word. */
const FEWEST_DISGUISED = 3;

const NOT_DISGUISED: ReadonlySet<number> = new Set();

/** Marks between single characters (不，归，我，管) are disguise, not clauses: positions of such marks. */
function disguises(raw: string): ReadonlySet<number> {
  let hidden: Set<number> | null = null;
  let run: number[] | null = null;
  let sinceMark = 0;
  for (let i = 0; i < raw.length; i++) {
    const isCharacter = isHanCode(raw.charCodeAt(i));
    const unit = isCharacter ? '' : raw.charAt(i);
    let over = false;
    if (isCharacter) over = ++sinceMark > 1;
    else if (BOUNDARY_OF[unit] !== undefined && unit !== '\n') {
      if (sinceMark !== 1) over = true;
      else if (run) run.push(i);
      else run = [i];
      sinceMark = 0;
    } else if (!isSpace(unit)) {
      sinceMark = 2;
      over = true;
    }
    if (over && run) {
      hidden = hide(run, hidden);
      run = null;
    }
  }
  if (sinceMark === 1 && run) hidden = hide(run, hidden);
  return hidden ?? NOT_DISGUISED;
}

function hide(run: readonly number[], before: Set<number> | null): Set<number> | null {
  if (run.length < FEWEST_DISGUISED) return before;
  const hidden = before ?? new Set();
  for (const at of run) hidden.add(at);
  return hidden;
}

/** So often at most what was read is read once more: each time something grew together. */
const MOST_READINGS = 8;

/**
 * Reads what was read until nothing changes: what stood apart by nothing but what is dropped (s'h'a) is one word then, and
 * the same words written together must be read alike.
 */
export function normaliseChinese(raw: string): Normalised {
  let read = readOnce(raw);
  for (let times = 1; times < MOST_READINGS && read.text !== raw && !staysAsRead(read.text); times++) {
    const again = readOnce(read.text);
    if (again.text === read.text) break;
    read = traced(again, read);
  }
  return read;
}

/**
 * Whether a reading, read again, must give itself: plain characters, numbers and single marks that are no disguise. Nothing
 * in it can be rewritten, since everything was when it was written.
 */
function staysAsRead(text: string): boolean {
  let marks = 0;
  let sinceMark = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isHanCode(code) && special[code] === 0 && isSimple(code)) sinceMark++;
    else if (isDigit(text.charAt(i))) sinceMark = 2;
    else if (isBoundary(text.charAt(i))) {
      if (sinceMark === 0) return false;
      marks = sinceMark === 1 ? marks + 1 : 0;
      if (marks >= FEWEST_DISGUISED) return false;
      sinceMark = 0;
    } else return false;
  }
  return true;
}

/** A reading of what another reading gave, with the places of the raw text. */
function traced({ text, from, to, soft, quoted, edge }: Normalised, before: Normalised): Normalised {
  // Of every place in what was read before: the first unit now that begins there or later.
  const now = new Array<number>(before.text.length + 1).fill(text.length);
  for (let i = text.length - 1, place = before.text.length; i >= 0; i--) {
    for (const begin = from[i] ?? 0; place > begin; place--) now[place] = i + 1;
  }
  now.fill(0, 0, (from[0] ?? 0) + 1);
  const moved = before.quoted.map(([start, end]) => [now[start] ?? 0, now[end] ?? 0] as const);
  return {
    text,
    from: from.map((begin) => before.from[begin] ?? 0),
    to: to.map((end) => before.to[end - 1] ?? 0),
    soft: [...from, before.text.length].map((place, i) => (soft[i] || before.soft[place] ? 1 : 0)),
    quoted: [...quoted, ...moved].filter(([start, end]) => end > start),
    edge,
  };
}

function readOnce(raw: string): Normalised {
  const writer = new Writer('zh');
  const hidden = disguises(raw);
  const quoted: [number, number][] = [];
  const open: number[] = [];
  let straight = -1;
  let single = -1;
  let looked = 0;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (isHanCode(code)) {
      if (special[code] === 0 && isSimple(code)) {
        writer.write(code, i, i + 1);
        continue;
      }
      const whole = special[code] === 0 ? 0 : writeWhole(writer, raw, i);
      if (whole === 0) writeHan(writer, simplify(raw.charAt(i)), i);
      else i += whole - 1;
      continue;
    }
    const unit = lower(toHalfWidth(raw.charAt(i)));
    const boundary = hidden.has(i) ? undefined : BOUNDARY_OF[unit];
    if (boundary !== undefined && !(unit === ':' && isDigit(raw.charAt(i - 1)) && isDigit(raw.charAt(i + 1)))) {
      writer.push(boundary, i, i + 1);
    } else if (unit === '"' || unit === '＂') {
      if (straight < 0) straight = writer.length;
      else {
        quoted.push([straight, writer.length]);
        straight = -1;
      }
      writer.edge();
    } else if ((unit === "'" || unit === '＇') && !isInsideWord(raw, i)) {
      if (single >= 0) {
        quoted.push([single, writer.length]);
        single = -1;
      } else if (!isDigit(raw.charAt(i - 1))) single = writer.length;
      writer.edge();
    } else if (OPENING.includes(unit)) {
      if (!REMARK.includes(unit)) open.push(writer.length);
      writer.edge();
    } else if (CLOSING.includes(unit)) {
      const start = REMARK.includes(unit) ? undefined : open.pop();
      if (start !== undefined) quoted.push([start, writer.length]);
      writer.edge();
    } else if (isLetter(unit)) {
      const letters = i < looked ? [] : lettersApart(raw, i);
      looked = Math.max(looked, (letters.at(-1) ?? i) + 1);
      if (writeApart(writer, raw, letters)) i = looked - 1;
      else {
        let end = i + 1;
        while (end < raw.length && isLetterAt(raw, end)) end++;
        writeLetters(writer, raw, i, end);
        i = end - 1;
      }
    } else if (isDigit(unit) || isSyllable(unit.charCodeAt(0))) writer.push(unit, i, i + 1);
    else writer.edge();
  }
  return finish(writer, quoted, null);
}

function writeHan(writer: Writer, unit: string, at: number): void {
  if (special[unit.charCodeAt(0)] === 0) {
    writer.push(unit, at, at + 1);
    return;
  }
  const folded = FOLDED.get(unit);
  if (folded !== undefined) for (const part of folded) writer.push(part, at, at + 1);
  else if (unit === '嘛' && writer.endsIn('干')) for (const part of '什么') writer.push(part, at, at + 1);
  else if (particles.has(unit) && !(unit === '喽' && writer.endsIn('哈'))) writer.edge();
  else writer.push(unit, at, at + 1);
}

/** Characters of a word that is read as a whole; 0 if none begins here. */
function writeWhole(writer: Writer, raw: string, at: number): number {
  for (const [word, meant] of WHOLE.get(raw.charAt(at)) ?? []) {
    const end = at + word.length;
    let same = end <= raw.length;
    for (let i = at; same && i < end; i++) same = simplify(raw.charAt(i)) === word.charAt(i - at);
    if (!same) continue;
    for (const unit of meant) writer.push(unit, at, end);
    return word.length;
  }
  return 0;
}

/** Blanks aside, no letter or digit beside it, and a character on one side at least. */
function standsAmongHan(raw: string, start: number, end: number): boolean {
  let before = start - 1;
  while (before >= 0 && isSpace(raw.charAt(before))) before--;
  let after = end;
  while (after < raw.length && isSpace(raw.charAt(after))) after++;
  const sides = [raw.charAt(before), raw.charAt(after)].map((unit) => lower(toHalfWidth(unit)));
  return sides.some(isHan) && !sides.some((unit) => isLetter(unit) || isDigit(unit));
}

/** Single letters in a row, A A A, are none. */
function syllablesOf(letters: string): ReturnType<typeof splitPinyin> {
  const syllables = splitPinyin(letters);
  return syllables && 2 * syllables.length <= letters.length ? syllables : null;
}

function writeLetters(writer: Writer, raw: string, start: number, end: number): void {
  let run = '';
  for (let i = start; i < end; i++) run += lower(toHalfWidth(raw.charAt(i)));
  const typed = TYPED.get(run);
  if (typed !== undefined && standsAmongHan(raw, start, end)) {
    for (const unit of typed) writer.push(unit, start, end);
    return;
  }
  const syllables = syllablesOf(run);
  if (!syllables) {
    if (end - start === 1) writer.push(run, start, end);
    else for (let i = start; i < end; i++) writer.spell(run.charAt(i - start), i, i + 1);
    return;
  }
  let at = start;
  for (const { letters, symbol } of syllables) {
    writer.push(String.fromCharCode(symbol), at, at + letters);
    at += letters;
  }
}

/** Marks that part the letters of one word: b i z u i, b-i-z-u-i. */
const APART = ' -_.*·~/';
const FEWEST_APART = 3;
const MOST_APART = 64;

/** Places of single letters parted by one and the same mark, from here on. */
function lettersApart(raw: string, start: number): readonly number[] {
  const mark = raw.charAt(start + 1);
  const places: number[] = [];
  if (mark === '' || !APART.includes(mark) || isLetterAt(raw, start - 1)) return places;
  for (let at = start; isLetterAt(raw, at) && !isLetterAt(raw, at + 1) && places.length < MOST_APART; at += 2) {
    places.push(at);
    if (raw.charAt(at + 1) !== mark) break;
  }
  return places;
}

/** Whether letters that stand apart were syllables, and are written. */
function writeApart(writer: Writer, raw: string, places: readonly number[]): boolean {
  if (places.length < FEWEST_APART) return false;
  const syllables = syllablesOf(places.map((at) => lower(toHalfWidth(raw.charAt(at)))).join(''));
  if (!syllables) return false;
  let at = 0;
  for (const { letters, symbol } of syllables) {
    writer.push(String.fromCharCode(symbol), places[at] ?? 0, (places[at + letters - 1] ?? 0) + 1);
    at += letters;
  }
  return true;
}
