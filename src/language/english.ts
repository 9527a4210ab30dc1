/** One unit as matched, and the raw range it came from. */
export interface Unit {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What is typed in haste, spelt the other way or slurred, and the word it stands for; '' for a sound that says nothing.
 * A result is never itself a key, so that folding twice changes nothing.
 */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    u: 'you',
    ya: 'you',
    ur: 'your',
    yer: 'your',
    r: 'are',
    pls: 'please',
    plz: 'please',
    plse: 'please',
    plese: 'please',
    pleas: 'please',
    pleae: 'please',
    plesae: 'please',
    plase: 'please',
    thx: 'thanks',
    thnx: 'thanks',
    tks: 'thanks',
    thnks: 'thanks',
    ty: 'thank you',
    thankyou: 'thank you',
    thnak: 'thank',
    cuz: 'because',
    coz: 'because',
    becuase: 'because',
    becasue: 'because',
    gonna: 'going to',
    wanna: 'want to',
    gotta: 'got to',
    gimme: 'give me',
    lemme: 'let me',
    dunno: 'dont know',
    idk: 'i dont know',
    idc: 'i dont care',
    shoulda: 'should have',
    shouldve: 'should have',
    coulda: 'could have',
    couldve: 'could have',
    woulda: 'would have',
    wouldve: 'would have',
    mustve: 'must have',
    outta: 'out of',
    kinda: 'kind of',
    cannot: 'cant',
    ive: 'i have',
    youve: 'you have',
    weve: 'we have',
    theyve: 'they have',
    youll: 'you will',
    theyll: 'they will',
    itll: 'it will',
    thatll: 'that will',
    youd: 'you would',
    theyd: 'they would',
    ok: 'okay',
    hv: 'have',
    abt: 'about',
    ppl: 'people',
    msg: 'message',
    mins: 'minutes',
    min: 'minute',
    secs: 'seconds',
    hrs: 'hours',
    hr: 'hour',
    wk: 'week',
    wks: 'weeks',
    docs: 'documents',
    doc: 'document',
    asap: 'as soon as possible',
    tmr: 'tomorrow',
    tmrw: 'tomorrow',
    tomorow: 'tomorrow',
    tommorow: 'tomorrow',
    tommorrow: 'tomorrow',
    teh: 'the',
    hte: 'the',
    taht: 'that',
    adn: 'and',
    yuo: 'you',
    yoru: 'your',
    wat: 'what',
    waht: 'what',
    wiat: 'wait',
    nothin: 'nothing',
    sory: 'sorry',
    srry: 'sorry',
    soz: 'sorry',
    wich: 'which',
    untill: 'until',
    recieve: 'receive',
    recieved: 'received',
    recieving: 'receiving',
    passprot: 'passport',
    pasport: 'passport',
    docuemnt: 'document',
    docuemnts: 'documents',
    docment: 'document',
    docments: 'documents',
    certficate: 'certificate',
    signiture: 'signature',
    adress: 'address',
    recipt: 'receipt',
    reciept: 'receipt',
    apologise: 'apologize',
    apologises: 'apologizes',
    apologised: 'apologized',
    apologising: 'apologizing',
    realise: 'realize',
    realised: 'realized',
    recognise: 'recognize',
    organise: 'organize',
    authorise: 'authorize',
    authorised: 'authorized',
    authorisation: 'authorization',
    centre: 'center',
    licence: 'license',
    licences: 'licenses',
    cheque: 'check',
    favour: 'favor',
    favours: 'favors',
    neighbour: 'neighbor',
    neighbours: 'neighbors',
    neighbourhood: 'neighborhood',
    behaviour: 'behavior',
    enquiry: 'inquiry',
    enquiries: 'inquiries',
    enquire: 'inquire',
    maam: 'madam',
    um: '',
    umm: '',
    uh: '',
    erm: '',
    er: '',
    hmm: '',
    ah: '',
    eh: '',
  }),
);

const NOT = ['do', 'does', 'did', 'could', 'would', 'should', 'is', 'are', 'was', 'were', 'have', 'has', 'had', 'must'];
const IS = ['it', 'that', 'what', 'who', 'where', 'here', 'there', 'how', 'he', 'she'];

/** Two words that people run together: the short form stands for both, as it is what dictation and haste leave. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ...NOT.map((verb) => [`${verb} not`, `${verb}nt`] as const),
  ['need not', 'neednt'],
  ['can not', 'cant'],
  ['will not', 'wont'],
  ...IS.map((word) => [`${word} is`, `${word}s`] as const),
  ['i am', 'im'],
  ['you are', 'youre'],
  ['we are', 'were'],
  ['they are', 'theyre'],
  ['i will', 'ill'],
  ['we will', 'well'],
  ['i would', 'id'],
  ['we would', 'wed'],
  ['let us', 'lets'],
  ['ill not', 'i wont'],
  ['well not', 'we wont'],
]);

interface Word {
  readonly text: string;
  /** Where it stands in what has been written. */
  readonly start: number;
}

/** Units and word edges of English with every word in its common form; `at` maps the index of a unit to the new one. */
export function foldEnglish(
  units: readonly Unit[],
  edges: readonly number[],
): { readonly units: readonly Unit[]; readonly edges: readonly number[]; readonly at: readonly number[] } {
  const out: Unit[] = [];
  const outEdges: number[] = [];
  const at: number[] = [];
  let last: Word | null = null;
  for (let start = 0; start < units.length; ) {
    let end = start + 1;
    if (isLetter(units[start])) while (end < units.length && !edges[end] && isLetter(units[end])) end++;
    for (let i = start; i < end; i++) at[i] = out.length;
    const spelt = units.slice(start, end);
    const word = isLetter(spelt[0]) ? unstretched(spelt.map((unit) => unit.unit).join('')) : null;
    const whole = word !== null && (edges[start] === 1 || start === 0) && (edges[end] === 1 || !isWordUnit(units[end]));
    const folded = whole ? WORDS.get(word) : undefined;
    const pair: string | undefined = whole && last ? PAIRS.get(`${last.text} ${folded ?? word}`) : undefined;
    const from = units[start]?.from ?? 0;
    const to = units[end - 1]?.to ?? from;
    if (pair !== undefined && last) {
      // What came first begins the pair; the rest of it may be taken for its own word no more.
      const begin = out[last.start]?.from ?? from;
      out.length = last.start;
      outEdges.length = Math.min(outEdges.length, last.start + 1);
      const first = last.start;
      for (const part of pair.split(' ')) {
        outEdges[out.length] = 1;
        last = { text: part, start: out.length };
        for (const unit of part) out.push({ unit, from: begin, to });
      }
      for (let i = start; i < end; i++) at[i] = first;
    } else if (isDroppedMark(units[start], out)) {
      // The mark after a dropped sound: one mark is enough, the stronger one.
      const before = out.pop();
      const mark = units[start]?.unit === '，' ? before : units[start];
      if (before && mark) out.push(mark);
      last = null;
    } else if (folded !== undefined) {
      for (const part of folded === '' ? [] : folded.split(' ')) {
        outEdges[out.length] = 1;
        last = { text: part, start: out.length };
        for (const unit of part) out.push({ unit, from, to });
      }
    } else {
      if (edges[start]) outEdges[out.length] = 1;
      if (whole && word.length < end - start) for (const unit of word) out.push({ unit, from, to });
      else out.push(...spelt);
      last = whole ? { text: word, start: out.length - word.length } : null;
    }
    start = end;
  }
  at[units.length] = out.length;
  if (edges[units.length]) outEdges[out.length] = 1;
  return { units: out, edges: outEdges, at };
}

/** Soooo, pleeease: three in a row say no more than one. */
function unstretched(word: string): string {
  let out = '';
  for (let i = 0; i < word.length; ) {
    let end = i + 1;
    while (end < word.length && word.charAt(end) === word.charAt(i)) end++;
    out += end - i >= 3 ? word.charAt(i) : word.slice(i, end);
    i = end;
  }
  return out;
}

function isDroppedMark(unit: Unit | undefined, out: readonly Unit[]): boolean {
  const before = out[out.length - 1];
  return unit !== undefined && isMark(unit) && (!before || isMark(before));
}

function isMark({ unit }: Unit): boolean {
  return unit === '，' || unit === '。' || unit === '？' || unit === '、';
}

function isLetter(unit: Unit | undefined): boolean {
  return unit !== undefined && unit.unit >= 'a' && unit.unit <= 'z';
}

/** Letters and digits beside each other are one word: A4, 3rd. */
function isWordUnit(unit: Unit | undefined): boolean {
  return unit !== undefined && (isLetter(unit) || (unit.unit >= '0' && unit.unit <= '9'));
}
