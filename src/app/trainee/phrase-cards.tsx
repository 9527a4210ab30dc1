import type { Moment } from '../../encounter';
import type { Text } from '../../norms';
import { useTranslation } from '../i18n';
import { PlainButton } from '../shell/button';
import classes from './phrase-cards.module.css';

/** As many as fit one row of the desk and Alt+1 to Alt+4. */
export const MOST_CARDS = 4;

interface PhraseCardsProps {
  readonly cards: Moment['cards'];
  readonly read: (text: Text) => string;
  readonly onPick: (index: number) => void;
}

/** Wordings for this moment, practice only; picking one writes it into the box, to be changed or said as it is. */
export function PhraseCards({ cards, read, onPick }: PhraseCardsProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.cards} aria-label={t('desk.cards')} data-few={cards.length < MOST_CARDS || undefined}>
      {cards.slice(0, MOST_CARDS).map((card, index) => (
        <li key={card.label.zh + card.text.zh} className={classes.item}>
          <PlainButton
            className={classes.card}
            aria-keyshortcuts={`Alt+${index + 1}`}
            onClick={() => onPick(index)}
            data-testid={`card-${index + 1}`}
          >
            <span className={classes.head}>
              <span>{read(card.label)}</span>
              {card.clause ? <span className={classes.clause}>{card.clause}</span> : null}
            </span>
            <span className={classes.text}>{read(card.text)}</span>
          </PlainButton>
        </li>
      ))}
      {cards.length === 0 ? <li className={classes.none}>{t('desk.noCards')}</li> : null}
    </ul>
  );
}
