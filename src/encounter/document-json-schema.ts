import { z } from 'zod';
import type { Text } from '../norms';
import { fragmentSchema } from './document-fragment-schema';
import { documentSchema } from './document-schema';
import { EFFECTS } from './document-schema-effects';
import { text } from './document-schema-terms';

export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** The effects as editors should know them: exactly one key, each with its own value, or a citizen and what they say. */
const effectTable = z
  .strictObject(
    Object.fromEntries(Object.entries(EFFECTS).map(([name, value]) => [name, value.optional()])) as Record<
      string,
      z.ZodType
    >,
  )
  .catchall(text);

function generate(schema: z.ZodType): JsonSchema {
  const options = { io: 'input', target: 'draft-2020-12' } as const;
  // The table stands in the registry while generating, so that the terms it shares are defined once.
  const document = z.toJSONSchema(z.strictObject({ document: schema, effects: effectTable }), options) as JsonSchema;
  const { $defs = {}, properties = {} } = document;
  const { document: root = {}, effects = {} } = properties;
  const { effect, ...others } = $defs;
  return {
    ...{ $schema: 'https://json-schema.org/draft/2020-12/schema' },
    ...root,
    $defs: { ...others, effect: { ...effect, ...effects, ...{ minProperties: 1, maxProperties: 1 } } },
  };
}

let encounter: JsonSchema | null = null;
let fragment: JsonSchema | null = null;

/** JSON Schema of an encounter document, for editors and for naming the keys that a place knows. */
export function documentJsonSchema(): JsonSchema {
  encounter ??= generate(documentSchema);
  return encounter;
}

/** JSON Schema of a fragment as it is written, parameters included. */
export function fragmentJsonSchema(): JsonSchema {
  fragment ??= withSlots(generate(fragmentSchema));
  return fragment;
}

/** What describes a fragment itself takes no parameters. */
const DESCRIPTIVE = new Set(['format', 'id', 'title', 'about', 'params']);
const SLOT_REF: JsonSchema = { $ref: '#/$defs/slot' };

/** Wherever a fragment has a value, `<parameter>` may stand instead. */
function withSlots(schema: JsonSchema): JsonSchema {
  const { properties = {}, $defs = {}, ...rest } = schema;
  // Descriptive texts keep a definition of their own, without slots.
  const plain = (part: JsonSchema): JsonSchema =>
    JSON.parse(JSON.stringify(part).replaceAll('#/$defs/text', '#/$defs/plain_text')) as JsonSchema;
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [name, DESCRIPTIVE.has(name) ? plain(part) : slotted(part)]),
    ),
    $defs: {
      ...Object.fromEntries(
        Object.entries($defs).map(([name, part]) => [name, name === 'parameter' ? plain(part) : slotted(part, true)]),
      ),
      plain_text: $defs.text ?? {},
      slot: {
        description: '参数：<编号>。\nA parameter: <id>.',
        type: 'string',
        ...{ pattern: '^<[a-z][a-z0-9_]*>$' },
      },
    },
  };
}

/** `named`: a definition that is referred to, so its places need no alternative of their own. */
function slotted(part: JsonSchema, named = false): JsonSchema {
  if (part.$ref) return part;
  const { description, default: fallback, ...shape } = part;
  const outer = {
    ...(description === undefined ? {} : { description }),
    ...(fallback === undefined ? {} : { default: fallback }),
  };
  if (part.anyOf) return { ...outer, anyOf: [...part.anyOf.map(insideOf), SLOT_REF] };
  const free = part.type === 'string' && !('pattern' in part) && part.enum === undefined && part.const === undefined;
  const object = part.type === 'object' && !(named && part.properties && 'zh' in part.properties);
  return free || object ? { ...outer, ...insideOf(shape) } : { ...outer, anyOf: [insideOf(shape), SLOT_REF] };
}

function insideOf(part: JsonSchema): JsonSchema {
  return {
    ...part,
    ...(part.properties && {
      properties: Object.fromEntries(Object.entries(part.properties).map(([name, value]) => [name, slotted(value)])),
    }),
    ...(typeof part.additionalProperties === 'object' && { additionalProperties: slotted(part.additionalProperties) }),
    ...(part.items && { items: slotted(part.items) }),
  };
}

const within = (root: JsonSchema, ref: string): JsonSchema | undefined =>
  ref === '#' ? root : root.$defs?.[ref.split('/').at(-1) ?? ''];

/** The schemas of a place, given the schema of the value at its root: one for each way to write it. */
function schemasAt(schema: z.ZodType, path: readonly (string | number)[]): readonly JsonSchema[] {
  const root = schemaFor(schema);
  const deref = (part: JsonSchema | undefined): readonly JsonSchema[] => {
    if (!part) return [];
    if (part.$ref) return deref(within(root, part.$ref));
    return part.anyOf ? part.anyOf.flatMap(deref) : [part];
  };
  let here = deref(root);
  for (const key of path) {
    here = here.flatMap((part) => {
      const own = part.properties?.[String(key)];
      if (own !== undefined) return deref(own);
      if (typeof key === 'number' && part.items) return deref(part.items);
      return typeof part.additionalProperties === 'object' ? deref(part.additionalProperties) : [];
    });
  }
  return here;
}

/** The keys that a place knows. */
export function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): readonly string[] {
  return [...new Set(schemasAt(schema, path).flatMap((part) => Object.keys(part.properties ?? {})))];
}

/** What a key means, in both languages; null where the schema has no words for it. */
export function wordsAt(schema: z.ZodType, path: readonly (string | number)[], key: string): Text | null {
  for (const part of schemasAt(schema, path)) {
    const [zh, en] = part.properties?.[key]?.description?.split('\n') ?? [];
    if (zh !== undefined && en !== undefined) return { zh, en };
  }
  return null;
}

const MOST_WAYS = 8;
const MOST_KEYS = 6;
const MOST_DEPTH = 2;

/** How the place is written, in outline: `{ zh: …, en: … }`, `any | { one_of: […] }`. Empty if that says nothing. */
export function outlineAt(schema: z.ZodType, path: readonly (string | number)[]): string {
  const root = schemaFor(schema);
  const outline = (part: JsonSchema | undefined, depth: number): readonly string[] => {
    if (!part) return [];
    if (part.$ref) return outline(within(root, part.$ref), depth);
    if (part.anyOf) return part.anyOf.flatMap((way) => outline(way, depth));
    if (part.enum) return [part.enum.join(' | ')];
    if (part.const !== undefined) return [String(part.const)];
    if (part.type === 'array') return [depth > 0 ? '[…]' : `[${outline(part.items, depth + 1)[0] ?? '…'}]`];
    if (part.type !== 'object') return depth > 0 ? ['…'] : [];
    const { properties, required = [], additionalProperties } = part;
    if (typeof additionalProperties === 'object' && !properties)
      return [depth > MOST_DEPTH ? '{…}' : `{ id: ${outline(additionalProperties, depth + 1)[0] ?? '…'} }`];
    const all = Object.keys(properties ?? {});
    const needed = all.filter((key) => required.includes(key));
    const keys = needed.length > 0 ? needed : depth === 0 ? all.slice(0, MOST_KEYS) : [];
    if (depth > MOST_DEPTH || keys.length === 0) return ['{…}'];
    return [
      `{ ${keys.map((key) => `${key}: ${depth > 0 ? '…' : (outline(properties?.[key], depth + 1)[0] ?? '…')}`).join(', ')} }`,
    ];
  };
  const ways = [...new Set(schemasAt(schema, path).flatMap((part) => outline(part, 0)))];
  return ways.slice(0, MOST_WAYS).join(' | ');
}

const others = new WeakMap<z.ZodType, JsonSchema>();

function schemaFor(schema: z.ZodType): JsonSchema {
  if (schema === documentSchema) return documentJsonSchema();
  const known = others.get(schema) ?? (z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);
  others.set(schema, known);
  return known;
}
