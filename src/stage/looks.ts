import type { Citizen, Look } from '../encounter';

/** Paint class in the pictures → colour. */
export type Paints = Readonly<Record<string, string>>;

export interface Costume {
  readonly hair: string;
  readonly paints: Paints;
  /** Worn over the body: `apron`, `stick`, `infant`; over the face: `glasses`, `moustache`. */
  readonly apron: boolean;
  readonly stick: boolean;
  /** Sits in a wheelchair, whatever the posture asks for. */
  readonly wheelchair: boolean;
  readonly infant: boolean;
  /** Over the hair: `rider_helmet`, `cap`, `hearing_aid`. */
  readonly onHead: string | null;
  readonly onFace: readonly string[];
  /** Height against an adult. */
  readonly height: number;
}

const HEADWEAR = ['rider_helmet', 'cap', 'hearing_aid'] as const;
const HAIRS = [
  'bun',
  'neat',
  'wavy',
  'bob',
  'straight',
  'curled',
  'fringe',
  'short',
  'messy',
  'volume',
  'side',
  'balding',
] as const;
/** Names of Open Peeps, which authors know from its catalogue. */
const OPEN_PEEPS: Readonly<Record<string, (typeof HAIRS)[number]>> = {
  GrayBun: 'bun',
  GrayShort: 'neat',
  GrayMedium: 'wavy',
  MediumShort: 'bob',
  MediumStraight: 'straight',
  Medium: 'curled',
  BangsFilled: 'fringe',
  Short: 'short',
  ShortMessy: 'messy',
  ShortVolumed: 'volume',
  ShortScratch: 'side',
  BaldSides: 'balding',
};
const DARK = '#2A2D34';
const GREY = '#CFC9C1';
const FAIR = '#C99A4B';

interface Build {
  readonly hair: (typeof HAIRS)[number];
  readonly hairColour: string;
  readonly skin: string;
  readonly tops: readonly string[];
  readonly trousers: string;
  readonly height: number;
  readonly onFace: readonly string[];
}

/** Saturated clothes: the eye goes to the speaker, the people waiting are grey. */
const BUILDS: Readonly<Record<Look['figure'], Build>> = {
  woman: {
    hair: 'bob',
    hairColour: DARK,
    skin: '#F2C9A4',
    tops: ['#A5574A', '#5F7F8C', '#8A6A9A'],
    trousers: '#3B4654',
    height: 1,
    onFace: [],
  },
  man: {
    hair: 'short',
    hairColour: DARK,
    skin: '#EFC8A6',
    tops: ['#DDA02F', '#4F7A6B', '#6E6FA3'],
    trousers: '#3B4654',
    height: 1,
    onFace: [],
  },
  elder_woman: {
    hair: 'bun',
    hairColour: GREY,
    skin: '#EFC8A6',
    tops: ['#7C6A8F', '#8C5F55', '#4E7D78'],
    trousers: '#4A4A52',
    height: 0.94,
    onFace: ['glasses'],
  },
  elder_man: {
    hair: 'neat',
    hairColour: GREY,
    skin: '#E3B48C',
    tops: ['#5B7388', '#6E7A58', '#7D6450'],
    trousers: '#4A4A52',
    height: 0.95,
    onFace: [],
  },
  young_woman: {
    hair: 'straight',
    hairColour: DARK,
    skin: '#F2C9A4',
    tops: ['#3E8E8A', '#C97B5A', '#7A86B8'],
    trousers: '#41506B',
    height: 0.99,
    onFace: [],
  },
  young_man: {
    hair: 'messy',
    hairColour: DARK,
    skin: '#E3B48C',
    tops: ['#3F7FA6', '#C0663E', '#5E8C5A'],
    trousers: '#2F3B4C',
    height: 1,
    onFace: [],
  },
};

const COLOURS: Readonly<Record<string, string>> = {
  red: '#B04A3C',
  brick: '#A5574A',
  orange: '#D0793A',
  ochre: '#DDA02F',
  yellow: '#E0B23E',
  green: '#4F8462',
  olive: '#7A8050',
  teal: '#2F7F82',
  blue: '#3F6FA0',
  navy: '#2F4870',
  purple: '#77609A',
  pink: '#CB7F8C',
  brown: '#7D5A45',
  grey: '#7E858C',
  gray: '#7E858C',
  black: '#3A3D45',
  white: '#EFEBE3',
  beige: '#D9C6A5',
  khaki: '#B39B6E',
};
const HEX = /^#[0-9a-fA-F]{6}$/;

/** Documents are untrusted: only a plain hex colour or a known name reaches the picture's style block. */
const colour = (value: string | undefined, fallback: string): string => {
  if (value === undefined) return fallback;
  if (HEX.test(value)) return value;
  return (Object.hasOwn(COLOURS, value) ? COLOURS[value] : undefined) ?? fallback;
};

/** Darker by a quarter, for the gap between arm and body. */
function shade(hex: string): string {
  const n = Number.parseInt(hex.slice(1), 16);
  const dark = [(n >> 16) & 255, (n >> 8) & 255, n & 255].map((v) => Math.round(v * 0.75));
  return `#${dark.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}

/** Several things in one field: `apron folder`. */
export const wordsOf = (field: string | undefined): readonly string[] => (field ?? '').split(/[\s,]+/).filter(Boolean);

const hairOf = (wish: string | undefined, build: Build): { readonly hair: string; readonly colour: string } => {
  const words = wordsOf(wish);
  const peeps = words.find((word) => Object.hasOwn(OPEN_PEEPS, word));
  const hair =
    HAIRS.find((name) => words.includes(name)) ?? (peeps === undefined ? undefined : OPEN_PEEPS[peeps]) ?? build.hair;
  const fair = words.includes('blond') || words.includes('blonde') || words.includes('fair');
  const grey = words.includes('grey') || words.includes('gray') || words.includes('white');
  const dark = words.includes('black') || words.includes('dark');
  return { hair, colour: grey ? GREY : fair ? FAIR : dark ? DARK : build.hairColour };
};

/** How a citizen of the cast is dressed. Same id, same clothes, in every attempt. */
export function costumeOf(citizen: Pick<Citizen, 'id' | 'look'>, place = 0): Costume {
  const { look } = citizen;
  const build = Object.hasOwn(BUILDS, look.figure) ? BUILDS[look.figure] : BUILDS.woman;
  const words = wordsOf(look.prop);
  const stick = words.includes('stick') || words.includes('cane');
  const { hair, colour: hairColour } = hairOf(look.hair, build);
  const top = colour(look.top, build.tops[place % build.tops.length] ?? '#A5574A');
  return {
    hair,
    paints: {
      skin: colour(look.skin, build.skin),
      top,
      // Bodies differ in cut; a collar in the colour of the top keeps it one garment through every posture.
      collar: top,
      gap: shade(top),
      trousers: colour(look.trousers, build.trousers),
      hair: hairColour,
    },
    apron: words.includes('apron'),
    stick,
    wheelchair: words.includes('wheelchair'),
    infant: words.includes('infant'),
    onHead: HEADWEAR.find((thing) => words.includes(thing)) ?? null,
    onFace: [
      ...build.onFace,
      ...['glasses', 'moustache'].filter((thing) => words.includes(thing) && !build.onFace.includes(thing)),
    ],
    // Who sits keeps a step more distance, so that the chair can be seen.
    height: words.includes('wheelchair') ? build.height * 0.76 : build.height,
  };
}

/** The uniform: buttoned, hair up, scarf and badge (cq.A1, cq.A3). */
export const CLERK_COSTUME: Costume = {
  hair: 'bun',
  paints: {
    skin: '#F2C9A4',
    top: '#2B4C66',
    collar: '#F4F7F8',
    gap: '#203A4E',
    trousers: '#24405A',
    shoe: '#2B2E36',
    hair: '#33302F',
  },
  apron: false,
  stick: false,
  wheelchair: false,
  infant: false,
  onHead: null,
  onFace: [],
  height: 1,
};
