import type { z } from 'zod';
import type { Text } from '../norms';
import { guard, optionsOf, timerName } from './document-expressions';
import { schemaProblems } from './document-issues';
import type { Resolver } from './document-names';
import {
  EFFECT_NAMES,
  EFFECTS,
  type EffectName,
  effectList,
  type SourceEffect,
  type SourceEffects,
} from './document-schema-effects';
import { millis, text } from './document-schema-terms';
import type { Path } from './document-source';
import { guardWords } from './guard-words';
import type { ProblemValues } from './problem-catalogue';
import type { Effect, Expr } from './types';

export function effects(r: Resolver, given: SourceEffects, path: Path, chain: readonly string[]): readonly Effect[] {
  return effectList(given).flatMap(({ raw, at }) => effect(r, raw, [...path, ...at], chain) ?? []);
}

function effect(r: Resolver, raw: SourceEffect, path: Path, chain: readonly string[]): Effect | null {
  const [key, ...more] = Object.keys(raw);
  if (key === undefined || more.length > 0) {
    r.report('E-EFFECT', path, { found: Object.keys(raw).join(', '), expected: EFFECT_NAMES.join(', ') });
    return null;
  }
  const here = [...path, key];
  if (r.cast.includes(key)) {
    const words = read(r, text, raw[key], here);
    return words && { say: { who: key, text: r.text(words, here) } };
  }
  if (Object.hasOwn(EFFECTS, key)) return standardEffect(r, key as EffectName, raw[key], here, chain);
  r.report('E-EFFECT', path, { found: key, expected: [...EFFECT_NAMES, ...r.cast].join(', '), ...assignment(r, key) });
  return null;
}

/** A variable where an effect should be: somebody wanted to set it. */
function assignment(r: Resolver, key: string): ProblemValues {
  if (!r.vars.some(({ id }) => id === key)) return {};
  const written = `set: { ${key}: … }`;
  return { mend: { zh: `给变量赋值写 ${written}。`, en: `To set the variable write ${written}.` } };
}

/** The value as its schema has it, or null with the problems reported. */
function read<S extends z.ZodType>(r: Resolver, schema: S, value: unknown, path: Path): z.infer<S> | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  r.problems.push(...schemaProblems(parsed.error.issues, value, schema, r.yaml, path));
  return null;
}

function standardEffect(
  r: Resolver,
  key: EffectName,
  raw: unknown,
  here: Path,
  chain: readonly string[],
): Effect | null {
  const value = <K extends EffectName>(name: K) =>
    read(r, EFFECTS[name], raw, here) as z.infer<(typeof EFFECTS)[K]> | null;
  const who = (id: string): string => {
    r.known('E-CAST-UNKNOWN', [...here, 'who'], id, r.cast);
    return id;
  };
  switch (key) {
    case 'say': {
      const said = value('say');
      return said && { say: { who: who(said.who), text: r.text({ zh: said.zh, en: said.en }, here) } };
    }
    case 'narrate': {
      const told: Text | null = value('narrate');
      return told && { narrate: r.text(told, here) };
    }
    case 'mood': {
      const mood = value('mood');
      return mood && { mood: { who: who(mood.who), by: mood.by, why: r.text(mood.why, [...here, 'why']) } };
    }
    case 'set': {
      const given = value('set');
      return given && setVariable(r, given, here, chain);
    }
    case 'event': {
      const event = value('event');
      return event === null ? null : { event };
    }
    case 'walk': {
      const walk = value('walk');
      return walk && { walk: { who: who(walk.who), to: walk.to } };
    }
    case 'pose': {
      const pose = value('pose');
      return pose && { pose: { who: who(pose.who), pose: pose.pose } };
    }
    case 'light': {
      const light = value('light');
      return light === null ? null : { light: onOff(light) };
    }
    case 'screens': {
      const screens = value('screens');
      return screens === null ? null : { screens: onOff(screens) };
    }
    case 'sound': {
      const sound = value('sound');
      return sound === null ? null : { sound };
    }
    case 'show':
    case 'hide': {
      const id = value(key);
      return id === null ? null : { prop: { id, shown: key === 'show' } };
    }
    case 'start': {
      const timer = value('start');
      return timer && { start: { timer: timer.timer, after: millis(timer.after) } };
    }
    case 'stop': {
      const name = value('stop');
      if (name === null) return null;
      const timer = timerName(r, name, chain);
      if (timer === null) r.report('E-TIMER-UNKNOWN', here, { found: name });
      return { stop: timer ?? name };
    }
  }
}

/** YAML 1.1 reads `on` as true; whoever writes `true` means the same. */
function onOff<T extends string>(given: T | boolean): T | 'on' | 'off' {
  return given === true ? 'on' : given === false ? 'off' : given;
}

function setVariable(
  r: Resolver,
  given: Readonly<Record<string, string | boolean | number>>,
  here: Path,
  chain: readonly string[],
): Effect | null {
  const [id = '', to = false] = Object.entries(given)[0] ?? [];
  const declared = r.vars.find((candidate) => candidate.id === id);
  if (!declared) {
    r.report('E-VAR-UNKNOWN', here, { found: id });
    return null;
  }
  const path = [...here, id];
  if (typeof to !== 'string') {
    const type = typeof to === 'boolean' ? 'bool' : 'int';
    if (type !== declared.type) {
      r.report('E-EXPR', path, guardWords(`${type}, expected ${declared.type}`));
      return null;
    }
    checkBounds(r, declared, to, path);
    return { set: { id, to } };
  }
  const expr = guard(r, to, path, { chain, want: declared.type });
  for (const outcome of outcomes(r, expr)) checkBounds(r, declared, outcome, path);
  return { set: { id, to: expr } };
}

function checkBounds(
  r: Resolver,
  { type, min, max, values }: Resolver['vars'][number],
  value: boolean | number | string,
  path: Path,
): void {
  if (type === 'string' && typeof value === 'string' && values) r.known('E-SET-VALUE', path, value, values);
  if (type === 'int' && typeof value === 'number' && (value < (min ?? value) || value > (max ?? value)))
    r.report('E-SET-VALUE', path, { found: String(value), expected: `${min ?? '…'} … ${max ?? '…'}` });
}

/** The values an expression can have, as far as they stand in it: literals, choices between them, and draws. */
function outcomes(r: Resolver, expr: Expr): readonly (boolean | number | string)[] {
  if (!Array.isArray(expr)) return [expr as boolean | number | string];
  const [op, ...args] = expr as readonly [string, ...Expr[]];
  if (op === '?:') return [...outcomes(r, args[1] ?? false), ...outcomes(r, args[2] ?? false)];
  return op === 'var' ? (optionsOf(r, String(args[0])) ?? []) : [];
}
