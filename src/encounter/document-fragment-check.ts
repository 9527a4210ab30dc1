import { allNorms } from '../norms/library';
import { type ParameterType, parametersSchema } from './document-fragment-schema';
import type { FragmentLibrary } from './document-fragments';
import type { Path, Source } from './document-source';
import { valueAt } from './document-source';

/** Stand-ins for parameters without a default, good enough to see whether the fragment itself is sound. */
const SAMPLES: Readonly<Record<ParameterType, unknown>> = {
  text: { zh: '……', en: '…' },
  string: 'x',
  words: ['x'],
  int: 1,
  bool: true,
  duration: '10s',
  citizen: 'somebody',
  moment: 'somewhere',
  action: 'stand',
  clause: allNorms.clauses[0]?.id,
};

const WORDS = SAMPLES.text;

/** The smallest encounter that uses the fragment once, as YAML (of which JSON is a part), and a library that holds it. */
export function hostOf(
  fragment: Source,
  text: string,
  file: string,
): { readonly host: string; readonly library: FragmentLibrary } {
  const at = (path: Path) => valueAt(fragment.value, path);
  const parameters = parametersSchema.safeParse(at(['params']) ?? undefined);
  const given = Object.entries(parameters.success ? parameters.data : {}).flatMap(
    ([name, { type, default: fallback }]) => (fallback === undefined ? [[name, SAMPLES[type]] as const] : []),
  );
  const id = at(['id']);
  const name = typeof id === 'string' && /^[a-z][a-z0-9_]*$/.test(id) ? id : 'fragment';
  const document = {
    format: 'yingsheng-encounter/1',
    id: 'host',
    number: 'T0',
    title: WORDS,
    summary: WORDS,
    briefing: WORDS,
    post: 'window',
    level: 5,
    minutes: 5,
    use: [{ fragment: name, as: 'own', into: 'somewhere', with: Object.fromEntries(given) }],
    cast: { somebody: { name: WORDS, role: WORDS, age: 40, look: { figure: 'man' } } },
    actions: ['stand'],
    moments: { somewhere: { rules: [{ when: 'did("stand")', goto: 'over' }] } },
    endings: { over: { tone: 'good', title: WORDS, text: WORDS } },
    duties: {},
  };
  return {
    host: JSON.stringify(document),
    library: { fragment: (wanted) => (wanted === name ? { text, file } : undefined) },
  };
}
