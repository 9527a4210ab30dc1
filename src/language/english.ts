import type { Slips } from './slips';

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
    txt: 'text',
    txting: 'texting',
    gimmie: 'give me',
    dept: 'department',
    agian: 'again',
    agin: 'again',
    alredy: 'already',
    allready: 'already',
    chek: 'check',
    windw: 'window',
    addres: 'address',
    // Boss’s, as three letters in a row leave it.
    bos: 'boss',
    clas: 'class',
    proces: 'process',
    acces: 'access',
    busines: 'business',
    witnes: 'witness',
    wats: 'whats',
    wot: 'what',
    bc: 'because',
    cos: 'because',
    tmw: 'tomorrow',
    tbh: 'to be honest',
    abit: 'a bit',
    alot: 'a lot',
    thru: 'through',
    bout: 'about',
    prob: 'probably',
    prolly: 'probably',
    appt: 'appointment',
    apptmt: 'appointment',
    mgr: 'manager',
    wrk: 'work',
    shud: 'should',
    cud: 'could',
    wud: 'would',
    hav: 'have',
    giv: 'give',
    ure: 'youre',
    ther: 'there',
    thier: 'their',
    recive: 'receive',
    shoud: 'should',
    becuse: 'because',
    registraton: 'registration',
    aplication: 'application',
    applicaton: 'application',
    certifcate: 'certificate',
    jamed: 'jammed',
    lisence: 'license',
    liscense: 'license',
    licens: 'license',
    freind: 'friend',
    beleive: 'believe',
    definately: 'definitely',
    seperate: 'separate',
    wensday: 'wednesday',
    tho: '',
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

/** Short for a title: the mark after it ends no sentence. */
const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'dr', 'prof', 'st']);

interface Word {
  readonly text: string;
  /** Where it stands in what has been written. */
  readonly start: number;
}

/** Units and word edges of English with every word in its common form; `at` maps the index of a unit to the new one. */
export function foldEnglish(
  units: readonly Unit[],
  edges: readonly number[],
  slips: Slips | null,
): { readonly units: readonly Unit[]; readonly edges: readonly number[]; readonly at: readonly number[] } {
  const out: Unit[] = [];
  const outEdges: number[] = [];
  const at: number[] = [];
  const said: { last: Word | null } = { last: null };
  const write = (word: string, from: number, to: number, spelt: readonly Unit[]) => {
    outEdges[out.length] = 1;
    said.last = { text: word, start: out.length };
    if (spelt.length === word.length) out.push(...spelt);
    else for (const unit of word) out.push({ unit, from, to });
  };
  for (let start = 0; start < units.length; ) {
    const end = wordEndsAt(units, edges, start);
    for (let i = start; i < end; i++) at[i] = out.length;
    const spelt = units.slice(start, end);
    const from = units[start]?.from ?? 0;
    const to = units[end - 1]?.to ?? from;
    const before = said.last;
    if (!isLetter(units[start]) || isPartOfCode(units, edges, start, end)) {
      said.last = null;
      const [mark] = spelt;
      if (mark && isMark(mark) && before && mark.unit === '。' && TITLES.has(before.text)) {
        start = end;
        continue;
      }
      // The mark after a dropped sound: one mark is enough, the stronger one.
      if (mark && isMark(mark) && isMarkOrNothing(out[out.length - 1])) {
        if (mark.unit !== '，' && out.pop()) out.push(mark);
      } else {
        if (edges[start]) outEdges[out.length] = 1;
        out.push(...spelt);
      }
    } else {
      const word = unstretched(spelt.map((unit) => unit.unit).join(''));
      const folded = WORDS.get(word) ?? slips?.meant(word) ?? word;
      for (const part of folded === '' ? [] : folded.split(' ')) {
        const first = said.last;
        const pair = first ? PAIRS.get(`${first.text} ${part}`) : undefined;
        if (pair === undefined || !first) {
          write(part, from, to, folded === word ? spelt : []);
          continue;
        }
        const begin = out[first.start]?.from ?? from;
        out.length = first.start;
        outEdges.length = Math.min(outEdges.length, first.start + 1);
        for (const half of pair.split(' ')) write(half, begin, to, []);
        for (let i = start; i < end; i++) at[i] = first.start;
      }
    }
    start = end;
  }
  at[units.length] = out.length;
  if (edges[units.length]) outEdges[out.length] = 1;
  return { units: out, edges: outEdges, at };
}

function wordEndsAt(units: readonly Unit[], edges: readonly number[], start: number): number {
  let end = start + 1;
  if (isLetter(units[start])) while (end < units.length && !edges[end] && isLetter(units[end])) end++;
  return end;
}

/** Letters and digits beside each other are one word and none of ours: A4, 3rd. */
function isPartOfCode(units: readonly Unit[], edges: readonly number[], start: number, end: number): boolean {
  return (!edges[start] && isDigit(units[start - 1])) || (!edges[end] && isDigit(units[end]));
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

function isMarkOrNothing(unit: Unit | undefined): boolean {
  return unit === undefined || isMark(unit);
}

function isMark({ unit }: Unit): boolean {
  return unit === '，' || unit === '。' || unit === '？' || unit === '、';
}

function isLetter(unit: Unit | undefined): boolean {
  return unit !== undefined && unit.unit >= 'a' && unit.unit <= 'z';
}

function isDigit(unit: Unit | undefined): boolean {
  return unit !== undefined && unit.unit >= '0' && unit.unit <= '9';
}
