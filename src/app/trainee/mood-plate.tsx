import { Fragment } from 'react';
import { moodLevel } from '../../encounter';
import type { Text } from '../../norms';
import { useTranslation } from '../i18n';
import { MOOD_COLOUR } from '../marks/mood';
import { MoodGlyph } from '../marks/mood-glyph';
import { useAttempt } from './attempt-context';
import classes from './mood-plate.module.css';
import { facing, type MoodPoint, moodCourse } from './transcript';

/** Who stands there and how they feel: glyph, word, curve and reason, never colour alone. */
export function MoodPlate({ strip = false }: { readonly strip?: boolean }) {
  const { session, state, practice: explain, read } = useAttempt();
  const { t } = useTranslation();
  const { encounter } = session;
  const who = facing(encounter, state.steps, state.view.present);
  const citizen = encounter.cast.find(({ id }) => id === who);
  if (!citizen) return null;
  const course = moodCourse(encounter, state.steps, citizen.id);
  const { face } = moodLevel(course.at(-1)?.mood ?? citizen.mood, citizen.fear);
  const name = read(citizen.name);
  const role = read(citizen.role);
  return (
    <section className={strip ? classes.strip : classes.plate} aria-label={t('mood.plate')} data-testid="mood">
      <p className={classes.who}>
        <Who who={t(strip ? 'mood.whoShort' : 'mood.who', { role, name, age: citizen.age })} role={role} />
      </p>
      <p className={classes.level} style={{ color: MOOD_COLOUR[face] }} data-mood={face}>
        <MoodGlyph face={face} />
        {t(`mood.face.${face}`)}
      </p>
      {explain ? <Curve course={course} colour={MOOD_COLOUR[face]} /> : null}
      {explain && !strip ? <Reason course={course} read={read} /> : null}
    </section>
  );
}

/** Name and role, which part between the two where there is room for one line of each, and not within. */
function Who({ who, role }: { readonly who: string; readonly role: string }) {
  const at = who.indexOf(role);
  const [clings = ''] = /^\S.*/.exec(who.slice(at + role.length)) ?? [];
  const parts = [who.slice(0, at), role + clings, who.slice(at + role.length + clings.length)];
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index) => (
      <Fragment key={part}>
        {index > 0 ? ' ' : null}
        <span className={classes.part}>{part}</span>
      </Fragment>
    ));
}

function Reason({ course, read }: { readonly course: readonly MoodPoint[]; readonly read: (text: Text) => string }) {
  const { t } = useTranslation();
  const last = course.at(-1);
  const before = course.at(-2);
  if (!last?.why || !before) return <p className={classes.why}>{t('mood.waiting')}</p>;
  const by = last.mood - before.mood;
  const why = read(last.why);
  return <p className={classes.why}>{by > 0 ? t('mood.rose', { why, by }) : t('mood.fell', { why, by: -by })}</p>;
}

const WIDTH = 96;
const HEIGHT = 26;
/** As many turns as the small curve can show apart. */
const SHOWN = 7;

function Curve({ course, colour }: { readonly course: readonly MoodPoint[]; readonly colour: string }) {
  const recent = course.slice(-SHOWN);
  // A mood that has not moved yet is a level line.
  const points = recent.length === 1 ? [...recent, ...recent] : recent;
  const step = (WIDTH - 10) / Math.max(1, points.length - 1);
  const place = points.map(({ mood }, index) => [4 + index * step, 3 + ((100 - mood) / 100) * (HEIGHT - 6)] as const);
  const end = place.at(-1) ?? ([4, HEIGHT / 2] as const);
  return (
    <svg className={classes.curve} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline
        points={place.map((p) => p.join(',')).join(' ')}
        fill="none"
        stroke={colour}
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      <circle cx={end[0]} cy={end[1]} r="3.6" fill={colour} />
    </svg>
  );
}
