import type { Norms } from '../../norms';
import { useTranslation } from '../i18n';
import type { Segment } from './annotate';
import classes from './annotated.module.css';
import { ClauseChip } from './clause-chip';

interface AnnotatedProps {
  readonly segments: readonly Segment[];
  readonly norms: Norms;
  /** Chips can be left out where the words stand in a dense list. */
  readonly chips?: boolean;
}

/** One's own words with the marks a teacher would write on them. */
export function Annotated({ segments, norms, chips = true }: AnnotatedProps) {
  let at = 0;
  return segments.map((segment) => {
    const key = at;
    at += segment.text.length + segment.after.length;
    return segment.mark ? (
      <Marked key={key} segment={segment} norms={norms} chips={chips} />
    ) : (
      <span key={key}>{segment.text}</span>
    );
  });
}

/** Marked words up to this length stay whole on one line with their chip; of longer ones the last characters do. */
const WHOLE = { cjk: 6, latin: 16 };
const GLUED = 2;
const CJK = /\p{Script=Han}/u;

/** Where the part begins that the chip clings to. */
function cutOf({ text, clauses }: Segment): number {
  const most = CJK.test(text) ? WHOLE.cjk : WHOLE.latin;
  return text.length <= most && clauses.length < 2 ? 0 : Math.max(0, text.length - GLUED);
}

function Marked({
  segment,
  norms,
  chips,
}: {
  readonly segment: Segment;
  readonly norms: Norms;
  readonly chips: boolean;
}) {
  const { t } = useTranslation();
  const mark = segment.mark ?? 'question';
  const style = classes[mark];
  if (!chips) {
    return (
      <>
        <span className={style}>{segment.text}</span>
        {segment.after}
      </>
    );
  }
  const cut = cutOf(segment);
  const chipsOf =
    segment.clauses.length > 0
      ? segment.clauses.map((clause) => <ClauseChip key={clause} clause={clause} norms={norms} mark={mark} />)
      : mark === 'forbidden'
        ? [
            <span key="bare" className={classes.bare}>
              {t('mark.forbiddenChip')}
            </span>,
          ]
        : mark === 'question'
          ? [
              <span key="unsure" className={classes.unsure}>
                ?
              </span>,
            ]
          : [];
  return (
    <>
      <span className={classes.hidden}>{t(`mark.${mark}`)}</span>
      {cut > 0 ? <span className={style}>{segment.text.slice(0, cut)}</span> : null}
      <span className={classes.glue} data-whole={(cut === 0 && CJK.test(segment.text)) || undefined}>
        <span className={style}>{segment.text.slice(cut)}</span>
        {chipsOf.slice(0, -1)}
        <span className={classes.last}>
          {chipsOf.at(-1)}
          {segment.after}
        </span>
      </span>
    </>
  );
}
