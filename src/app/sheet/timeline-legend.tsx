import { useTranslation } from '../i18n';
import { MarkShape } from '../marks/mark-shape';
import classes from './timeline.module.css';
import type { TimelineKind } from './timeline-model';

const DASHES = ['2 5', '8 5', '9 5 1 5'] as const;

/** The case is drawn in a firm line, those who stand by in broken ones that can be told apart. */
export const strokeOf = (index: number) =>
  ({
    strokeWidth: index === 0 ? 3.2 : 2,
    strokeLinecap: 'round',
    strokeDasharray: index === 0 ? undefined : DASHES[(index - 1) % DASHES.length],
  }) as const;

const KINDS: readonly TimelineKind[] = ['phrase', 'forbidden', 'step', 'late'];

interface LegendProps {
  /** Of several people, whose curve is which. */
  readonly names: readonly string[];
  readonly kinds: readonly TimelineKind[];
}

/** What the picture shows; of what did not happen nobody need know the mark. */
export function Legend({ names, kinds }: LegendProps) {
  const { t } = useTranslation();
  const items = KINDS.filter((kind) => kinds.includes(kind));
  return (
    <ul className={classes.legend}>
      {names.length === 0 ? (
        <li>
          <svg width="26" height="8" aria-hidden="true">
            <path d="M2 4h22" style={{ stroke: 'var(--mood-displeased)' }} strokeWidth="3" strokeLinecap="round" />
          </svg>
          {t('timeline.legend.mood')}
        </li>
      ) : (
        <li>{t('timeline.legend.mood')}</li>
      )}
      {names.map((name, index) => (
        <li key={name}>
          <svg width="26" height="8" aria-hidden="true">
            {/* The curves change their colour with the mood. */}
            <path d="M2 4h22" style={{ stroke: 'var(--ink-2)' }} {...strokeOf(index)} />
          </svg>
          {name}
        </li>
      ))}
      {items.map((kind) => (
        <li key={kind}>
          <svg width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
            <MarkShape kind={kind} />
          </svg>
          {t(`timeline.legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
