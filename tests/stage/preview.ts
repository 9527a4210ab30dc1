/**
 * A page to look at the stage alone: `npx vite`, then /tests/stage/preview.html?cast=luo,zhou&renderer=canvas&light=off&mood=80.
 * `window.preview` drives it from the console.
 */
import '@fontsource-variable/noto-sans-sc';
// A file of its own: the built page's policy lets no style stand in the document.
import './preview.css';
import type { Citizen, Cue, RunView } from '../../src/encounter';
import { mountStage, type StageHandle } from '../../src/stage';

declare global {
  interface Window {
    preview?: { readonly stage: StageHandle; readonly play: (cues: readonly Cue[]) => void };
  }
}

const person = (id: string, look: Citizen['look'], fear = false): Citizen => ({
  id,
  name: { zh: id, en: id },
  role: { zh: '群众', en: 'citizen' },
  age: 48,
  look,
  temper: 'even',
  mood: 30,
  fear,
  at: 'counter',
});

const PEOPLE: readonly Citizen[] = [
  person('zhou', { figure: 'woman', top: '#A5574A' }, true),
  person('luo', { figure: 'man', prop: 'apron', top: '#5F7F8C' }),
  person('rider', { figure: 'man', top: 'ochre', hair: 'messy' }),
  person('granny', { figure: 'elder_woman', prop: 'stick' }),
  person('grandpa', { figure: 'elder_man', prop: 'stick' }),
  person('girl', { figure: 'young_woman' }),
  person('boy', { figure: 'young_man' }),
  person('wheels', { figure: 'man', prop: 'wheelchair', top: 'teal' }),
  person('mother', { figure: 'young_woman', prop: 'infant' }),
  person('courier', { figure: 'young_man', prop: 'rider_helmet', top: 'ochre' }),
  person('soldier', { figure: 'young_man', prop: 'cap', top: '#6B7A4F', trousers: '#5C6B45' }),
  person('visitor', { figure: 'man', hair: 'wavy fair', skin: '#F6D7BE', top: 'blue', prop: 'bag' }),
  person('deaf', { figure: 'young_woman', prop: 'hearing_aid' }),
];

const asked = new URLSearchParams(location.search);
const wanted = (asked.get('cast') ?? 'zhou').split(',');
const mood = Number(asked.get('mood') ?? 20);
const queued = (asked.get('queue') ?? '').split(',');
const cast = wanted
  .flatMap((id) => PEOPLE.filter((citizen) => citizen.id === id))
  .map((citizen) => ({
    ...citizen,
    mood,
    at: queued.includes(citizen.id) ? ('queue' as const) : citizen.at,
  }));
const renderer = asked.get('renderer');
const light = asked.get('light');
const prop = asked.get('prop');
const pose = asked.get('pose');

const view: RunView = {
  t: 0,
  moments: [],
  moods: Object.fromEntries(cast.map(({ id }) => [id, mood])),
  present: cast.map(({ id }) => id),
  vars: {},
  draws: {},
  nextDue: null,
  ending: null,
};

const parent = document.getElementById('stage');
if (!parent) throw new Error('no #stage');
const stage = await mountStage(parent, {
  cast,
  stage: {
    place: asked.get('place') ?? 'hall',
    window: '3',
    sign: { zh: '综合受理', en: 'Comprehensive Service' },
    crowd: Number(asked.get('crowd') ?? 41),
  },
  language: asked.get('language') === 'en' ? 'en' : 'zh',
  reducedMotion: asked.has('still'),
  renderer: renderer === 'canvas' || renderer === 'webgl' ? renderer : 'auto',
});
const past: readonly Cue[] = [
  ...(light === 'off' || light === 'emergency' ? [{ cue: 'light', to: light } as const] : []),
  ...(prop ?? '')
    .split(',')
    .filter(Boolean)
    .map((id): Cue => ({ cue: 'prop', prop: id, shown: true })),
  ...(pose ? cast.map(({ id }): Cue => ({ cue: 'pose', who: id, pose })) : []),
];
if (asked.has('walk')) stage.play(past, view);
else stage.show(view, past);
stage.clerk(asked.get('clerk') ?? 'stand');
window.preview = { stage, play: (cues) => stage.play(cues, view) };
