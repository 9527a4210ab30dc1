/** Of no encounter more keys than this are remembered. */
const MOST = 48;

/**
 * What was made for each variant of an encounter, as long as somebody uses it: a page that plays one encounter after
 * another holds what it plays, and not what it has played.
 */
export class Variants<Made extends object> {
  readonly #known = new Map<string, WeakRef<Made>>();

  of(key: string, make: () => Made): Made {
    const known = this.#known.get(key)?.deref();
    if (known) return known;
    const made = make();
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, new WeakRef(made));
    return made;
  }
}
