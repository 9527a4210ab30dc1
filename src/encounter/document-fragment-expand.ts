import type { Argument } from './document-fragment-params';
import { DUTY_TEMPLATES } from './document-schema-duties';
import { MountedSource, type Path, type Place, type Source } from './document-source';
import { namesInExpression } from './guard';

/** Part of a rewritten string that stands for another part of what was written. */
interface Edit {
  readonly start: number;
  readonly length: number;
  readonly from: number;
  readonly fromLength: number;
  readonly argument?: Argument | undefined;
}

/** A fragment with its parameters filled in: places still point at what somebody wrote. */
export class ExpandedSource extends MountedSource {
  readonly #edits = new Map<string, readonly Edit[]>();

  rewritten(path: Path, edits: readonly Edit[]): void {
    this.#edits.set(JSON.stringify(path), edits);
  }

  override inside(path: Path, offset: number): Place {
    let shift = 0;
    for (const edit of this.#edits.get(JSON.stringify(path)) ?? []) {
      if (offset < edit.start) break;
      if (offset < edit.start + edit.length) {
        return edit.argument ? edit.argument.source.at(edit.argument.path) : super.inside(path, edit.from);
      }
      shift = edit.from + edit.fromLength - (edit.start + edit.length);
    }
    return super.inside(path, offset + shift);
  }
}

const SLOT = /<([a-z][a-z0-9_]*)>/g;
const WHOLE_SLOT = /^<([a-z][a-z0-9_]*)>$/;
const EXPRESSIONS = new Set<string>(['when', 'if', 'since', 'constraints', ...DUTY_TEMPLATES]);
/** Keys whose value is a name, by what it may name. */
const REFERENCES: Readonly<Record<string, keyof Own>> = {
  goto: 'moments',
  during: 'moments',
  event: 'events',
  stop: 'timers',
  timer: 'timers',
  who: 'cast',
  temper: 'tempers',
};
/** Sections whose keys are ids of the fragment's own. */
const SECTIONS: Readonly<Record<string, keyof Own>> = {
  moments: 'moments',
  interruptions: 'moments',
  facts: 'facts',
  forms: 'forms',
  vars: 'names',
  draws: 'names',
  cast: 'cast',
  tempers: 'tempers',
  duties: 'duties',
  timers: 'timers',
};
const BY_ATOM: Readonly<Record<string, keyof Own>> = {
  fact: 'facts',
  form: 'forms',
  action: 'actions',
  target: 'cast',
  citizen: 'cast',
  event: 'events',
  moment: 'moments',
  timer: 'timers',
  variable: 'names',
};

/** What the fragment names itself, and so is prefixed wherever it is named. */
interface Own {
  readonly moments: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  /** Draws and variables share one space of names. */
  readonly names: ReadonlySet<string>;
  readonly cast: ReadonlySet<string>;
  readonly tempers: ReadonlySet<string>;
  readonly duties: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  /** Timers for other moments, and timers that effects start. A moment's own timers keep their names. */
  readonly timers: ReadonlySet<string>;
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const keysOf = (value: unknown): readonly string[] => (isTree(value) ? Object.keys(value) : []);

function ownNames(fragment: Tree): Own {
  const moments = new Set<string>();
  const local = new Set<string>();
  const events = new Set<string>();
  const timers = new Set(keysOf(fragment.timers));
  const list = (part: unknown): void => {
    for (const [name, moment] of isTree(part) ? Object.entries(part) : []) {
      moments.add(name);
      if (!isTree(moment)) continue;
      for (const timer of keysOf(moment.timers)) local.add(timer);
      list(moment.moments);
    }
  };
  list(fragment.moments);
  list(fragment.interruptions);
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) collect(item);
    if (!isTree(value)) return;
    if (typeof value.event === 'string') events.add(value.event);
    if (isTree(value.start) && typeof value.start.timer === 'string' && !local.has(value.start.timer))
      timers.add(value.start.timer);
    for (const inner of Object.values(value)) collect(inner);
  };
  collect([fragment.moments, fragment.interruptions, fragment.enter, fragment.rules]);
  return {
    moments,
    events,
    timers,
    facts: new Set(keysOf(fragment.facts)),
    forms: new Set(keysOf(fragment.forms)),
    names: new Set([...keysOf(fragment.draws), ...keysOf(fragment.vars)]),
    cast: new Set(keysOf(fragment.cast)),
    tempers: new Set(keysOf(fragment.tempers)),
    duties: new Set(keysOf(fragment.duties)),
    actions: new Set(
      (Array.isArray(fragment.actions) ? fragment.actions : []).flatMap((a) => (isTree(a) ? String(a.id) : [])),
    ),
  };
}

/** Prefixes the fragment's own ids and fills in its parameters. Works on the tree as parsed; the schema checks it after. */
export function expandFragment(
  fragment: Source,
  as: string,
  bound: ReadonlyMap<string, Argument>,
): { readonly value: unknown; readonly source: ExpandedSource } {
  const root = isTree(fragment.value) ? fragment.value : {};
  const own = ownNames(root);
  const source = new ExpandedSource(undefined, fragment);
  const prefixed = (kind: keyof Own | undefined, name: string): string =>
    kind !== undefined && own[kind].has(name) ? `${as}_${name}` : name;

  const replaceAll = (text: string, path: Path, replacements: readonly Replacement[]): string => {
    const { result, edits } = apply(text, replacements);
    if (edits.length > 0) source.rewritten(path, edits);
    return result;
  };
  const slots = (text: string, fill: (argument: Argument) => string): readonly Replacement[] =>
    [...text.matchAll(SLOT)].flatMap((match) => {
      const argument = bound.get(match[1] ?? '');
      return argument ? [{ start: match.index, end: match.index + match[0].length, by: fill(argument), argument }] : [];
    });

  const scalar = (value: string, path: Path, key: string, section: string): unknown => {
    if (key === 'zh' || key === 'en') {
      const renamed = [...value.matchAll(SLOT)].flatMap((match): Replacement[] => {
        const name = match[1] ?? '';
        if (bound.has(name) || !own.names.has(name)) return [];
        return [{ start: match.index + 1, end: match.index + 1 + name.length, by: `${as}_${name}` }];
      });
      return replaceAll(value, path, [...renamed, ...slots(value, (argument) => asWords(argument, key))]);
    }
    const whole = bound.get(WHOLE_SLOT.exec(value)?.[1] ?? '');
    if (whole) {
      source.mount(path, whole.source, whole.path);
      return whole.value;
    }
    if (EXPRESSIONS.has(key) || key === 'set') {
      const names = namesInExpression(value).flatMap((name): Replacement[] => {
        const by = prefixed(BY_ATOM[name.reference], name.value);
        return by === name.value ? [] : [{ start: name.start, end: name.end, by }];
      });
      const quoted = (argument: Argument) => JSON.stringify(String(argument.value)).slice(1, -1);
      return replaceAll(value, path, [...names, ...slots(value, quoted)]);
    }
    const filled = replaceAll(
      value,
      path,
      slots(value, (argument) => String(argument.value)),
    );
    const reference = section === 'forms' || !Object.hasOwn(REFERENCES, key) ? undefined : REFERENCES[key];
    return filled === value ? prefixed(reference, value) : filled;
  };

  /** `key` is the nearest key above, through lists; `kind` what the keys of a mapping name, if anything. */
  const walk = (value: unknown, path: Path, key: string, section: string): unknown => {
    if (typeof value === 'string') return scalar(value, path, key, section);
    if (Array.isArray(value)) return value.map((item, i) => walk(item, [...path, i], key, section));
    if (!isTree(value)) return value;
    const kind = keyKind(path, key, section);
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const argument = bound.get(WHOLE_SLOT.exec(name)?.[1] ?? '');
        const renamed = argument ? String(argument.value) : prefixed(kind, name);
        const at = [...path, renamed];
        if (renamed !== name) source.mount(at, fragment, origin(at, name));
        // The value of `set` is an expression whatever the variable is called.
        return [renamed, walk(inner, at, key === 'set' ? 'set' : name, path.length === 0 ? name : section)];
      }),
    );
  };
  /** The path as written of a key that lies under keys renamed before. */
  const renames = new Map<string, Path>();
  const origin = (at: Path, name: string): Path => {
    let above: Path = at.slice(0, -1);
    for (let length = above.length; length > 0; length -= 1) {
      const known = renames.get(JSON.stringify(above.slice(0, length)));
      if (!known) continue;
      above = [...known, ...above.slice(length)];
      break;
    }
    const written = [...above, name];
    renames.set(JSON.stringify(at), written);
    return written;
  };

  // What describes the fragment itself is nobody's to rewrite.
  const { format, id, title, about, params, ...parts } = root;
  const value = { ...defined({ format, id, title, about, params }), ...(walk(parts, [], '', '') as Tree) };
  return { value, source };
}

function keyKind(path: Path, key: string, section: string): keyof Own | undefined {
  if (path.length === 1) return Object.hasOwn(SECTIONS, key) ? SECTIONS[key] : undefined;
  if (section === 'forms' || section === 'facts' || section === 'draws') return undefined;
  if (key === 'moments') return 'moments';
  if (key === 'set') return 'names';
  return key === 'do' || key === 'enter' ? 'cast' : undefined;
}

function asWords(argument: Argument, language: 'zh' | 'en'): string {
  if (argument.name) return argument.name[language];
  return isTree(argument.value) ? String(argument.value[language]) : String(argument.value);
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
  readonly argument?: Argument;
}

function apply(text: string, replacements: readonly Replacement[]): { result: string; edits: readonly Edit[] } {
  const edits: Edit[] = [];
  let result = '';
  let done = 0;
  for (const { start, end, by, argument } of [...replacements].sort((a, b) => a.start - b.start)) {
    if (start < done) continue;
    result += text.slice(done, start);
    edits.push({ start: result.length, length: by.length, from: start, fromLength: end - start, argument });
    result += by;
    done = end;
  }
  return { result: result + text.slice(done), edits };
}

function defined(value: Tree): Tree {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}
