import type { Words } from './words';

/** Shorter words are one letter away from too many others. */
const LEAST_LETTERS = 5;
const LEAST_STEM = 4;
const MOST_LETTERS = 20;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Endings make another form of a word, not a slip of it. */
const ENDINGS = 'sdrynmtehlgkx';
/** What people type again and again; a text of nothing but slips must not fill the memory. */
const MOST_KEPT = 2_000;
/** Ordinary words beside words of the lexicon: no slips of them. */
const ORDINARY: ReadonlySet<string> = /* @__PURE__ */ new Set(
  [
    'action albert asses baking beast binds blanks boost breadth brian brooks cashing causes ceases charts compete',
    'competed compliant computes county coupe create depot derive derives deriving descent design designed diner',
    'divers eased ensue ether excerpt exist failing farther feather finer finnish fires flatten floats forums framer',
    'frills haven heath hopping horse inert latter launch layer layers leaned leaner learning liens liners linking',
    'losses managers marking martin masking mediation melton metal mined minuet morton movies noble owning paces',
    'pacing paints panning parity partly patent peter phase phases pierce planes planing plant polices prefect preset',
    'presets probes raking ranging redact relied relies relying reorder repels resets retried reuse reused sacred',
    'scarce sealing seeding seeking seeming selling servers settling shared shells shores shots signer singe singing',
    'sinks slight socks sparse stacked stale starling starring stating statute steven sting stings storing strand',
    'strands stuart suites tanking tapped thorough thread threats thrust tiered tiled timber timers tipping trapping',
    'tricks tuned tuning unison unlock ushers vouches wagner waiter waives waking walter whereas whines writers',
  ].flatMap((line) => line.split(' ')),
);

/** What makes another form of a word. */
const FORMS = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'ers'];

/** Finds what an unknown word was meant to be: the only word of a lexicon that is one slip of the keyboard away. */
export class Slips {
  readonly #known = new Set<string>();
  readonly #found = new Map<string, string>();

  /** The words of English literals stand together, each with a capital. */
  constructor(words: Words) {
    const { units, starts } = words;
    for (let number = 0; number < words.count; number++) {
      const end = starts[number + 1] ?? 0;
      let from = starts[number] ?? 0;
      for (let at = from + 1; at <= end; at++) {
        if (at < end && !isCapital(units[at] ?? 0)) continue;
        if (at - from >= LEAST_STEM) this.#known.add(String.fromCharCode(...units.subarray(from, at)).toLowerCase());
        from = at;
      }
    }
  }

  /** The word itself where nothing, or more than one word, is near. */
  meant(word: string): string {
    if (word.length < LEAST_LETTERS || word.length > MOST_LETTERS || this.#known.has(word) || ORDINARY.has(word))
      return word;
    const known = this.#found.get(word);
    if (known !== undefined) return known;
    const near = new Set<string>();
    if (this.#isForm(word)) return word;
    for (const other of slipsOf(word)) if (other.length >= LEAST_LETTERS && this.#known.has(other)) near.add(other);
    const [only] = near;
    const meant = near.size === 1 && only !== undefined ? only : word;
    if (this.#found.size < MOST_KEPT) this.#found.set(word, meant);
    return meant;
  }

  /** Chiefs are more than one chief, not chefs. */
  #isForm(word: string): boolean {
    return FORMS.some((form) => word.endsWith(form) && this.#known.has(word.slice(0, -form.length)));
  }
}

/** One letter less, two neighbours swapped, or one letter more; the first letter is nearly always right. */
function* slipsOf(word: string): Generator<string> {
  const last = word.length - 1;
  for (let i = 1; i <= last; i++) {
    const doubled = word.charAt(i) === word.charAt(i - 1);
    if (i < last || doubled) yield word.slice(0, i) + word.slice(i + 1);
    if (i < last) yield word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2);
  }
  for (let i = 1; i <= last + 1; i++) {
    for (const letter of LETTERS) {
      if (i === last + 1 && ENDINGS.includes(letter)) continue;
      yield word.slice(0, i) + letter + word.slice(i);
    }
  }
}

function isCapital(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}
