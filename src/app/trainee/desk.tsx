import { FileText, Hand, List, MessageSquare, Siren } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ActionGroup, FormDef } from '../../encounter';
import { useTranslation } from '../i18n';
import { settings } from '../path/settings-store';
import { ActionPalette } from './action-palette';
import { addressedActions } from './addressed';
import { useAttempt } from './attempt-context';
import classes from './desk.module.css';
import { DialogueLog } from './dialogue-log';
import { JustSaid } from './just-said';
import { LastHeard } from './last-heard';
import { PapersTray } from './papers-tray';
import { MOST_CARDS, PhraseCards } from './phrase-cards';
import { currentPosture } from './posture';
import { SayBox } from './say-box';
import { showTop } from './show-top';
import { TabBar } from './tab-bar';
import { activeMoments } from './transcript';
import { useDraft } from './use-draft';
import { useLargeText, useLowScreen } from './use-layout';

const PaperDialog = lazy(() => import('../papers/paper-dialog'));
const TowardsDialog = lazy(() => import('./towards-dialog'));
const CALM_GROUPS: readonly ActionGroup[] = ['body', 'things', 'report'];
const URGENT_GROUPS: readonly ActionGroup[] = ['emergency'];

type WideTab = 'desk' | 'record';
type NarrowTab = 'say' | 'do' | 'papers' | 'record' | 'emergency';

/** Where the trainee speaks, acts and files papers, in this fixed order. */
export function Desk() {
  const { session, state, layout } = useAttempt();
  const parts = useDeskParts();
  const { t } = useTranslation();
  const paused = state.paused !== null;
  return (
    <section className={classes.desk} aria-label={t('desk.title')} inert={paused} data-testid="desk">
      {layout === 'wide' ? (
        <>
          {parts.say}
          {parts.cards}
          <div className={classes.row}>
            {parts.palette()}
            {parts.tray}
          </div>
        </>
      ) : layout === 'middle' ? (
        <MiddleDesk parts={parts} />
      ) : (
        <NarrowDesk parts={parts} />
      )}
      {parts.open ? (
        <Suspense fallback={null}>
          <PaperDialog key={parts.open.id + session.id} form={parts.open} onClose={parts.close} />
        </Suspense>
      ) : null}
      {parts.towards}
    </section>
  );
}

interface DeskParts {
  readonly say: ReactNode;
  readonly cards: ReactNode;
  readonly tray: ReactNode;
  readonly palette: (groups?: readonly ActionGroup[]) => ReactNode;
  /** Whether there is anything to do in an emergency. */
  readonly urgent: boolean;
  readonly open: FormDef | null;
  readonly close: () => void;
  readonly towards: ReactNode;
}

function useDeskParts(): DeskParts {
  const { session, state, layout, own, practice, read } = useAttempt();
  const { encounter } = session;
  const large = useLargeText();
  const low = useLowScreen();
  const [draft, setDraft] = useDraft(session.id, 'say');
  const [open, setOpen] = useState<FormDef | null>(null);
  const { act, towards } = useActs();
  const box = useRef<HTMLTextAreaElement>(null);
  const moments = activeMoments(encounter, state.view.moments);
  const cards = practice ? (moments.find((moment) => moment.cards.length > 0)?.cards ?? []) : [];
  const filed = new Set(state.steps.flatMap(({ entry }) => (entry?.type === 'FILE' ? [entry.form] : [])));

  const pick = (index: number) => {
    const card = cards[index];
    if (!card) return;
    setDraft(draft.trim() ? draft + read(card.text) : read(card.text));
    box.current?.focus();
  };
  useDeskKeys(box, practice && open === null ? pick : null);
  useEffect(() => {
    if (state.paused === null && open === null) box.current?.focus({ preventScroll: true });
  }, [state.paused, open]);

  const say = (
    <SayBox
      box={box}
      draft={draft}
      setDraft={setDraft}
      said={own.map(({ text }) => text)}
      onSay={(text) => session.say(text)}
    />
  );
  // Where the page is longer than the screen, the picture is not in sight of the text box.
  const apart = large || (layout === 'middle' && low);
  return {
    say: apart ? <LastHeard>{say}</LastHeard> : say,
    cards: practice ? <PhraseCards cards={cards} read={read} onPick={pick} /> : null,
    tray: encounter.forms.length > 0 ? <PapersTray forms={encounter.forms} filed={filed} onOpen={setOpen} /> : null,
    urgent: encounter.actions.some(({ group }) => URGENT_GROUPS.includes(group)),
    palette: (groups) => (
      <ActionPalette
        actions={encounter.actions}
        current={currentPosture(encounter, state.steps)}
        onAct={act}
        {...(groups ? { groups } : {})}
      />
    ),
    open,
    close: () => setOpen(null),
    towards,
  };
}

/** Acts, done towards whoever is there where the encounter minds; several people are a question to the trainee. */
function useActs(): { readonly act: (action: string) => void; readonly towards: ReactNode } {
  const { session, state, read } = useAttempt();
  const { encounter } = session;
  const addressed = useMemo(() => addressedActions(encounter), [encounter]);
  const [asked, setAsked] = useState<string | null>(null);
  const people = encounter.cast.filter(({ id }) => state.view.present.includes(id));
  const label = encounter.actions.find(({ id }) => id === asked)?.label;
  const act = (action: string) => {
    if (addressed.has(action) && people.length > 1) setAsked(action);
    else session.act(action, addressed.has(action) ? people[0]?.id : undefined);
  };
  const choose = (who: string) => {
    setAsked(null);
    if (asked !== null) session.act(asked, who);
  };
  return {
    act,
    towards: label ? (
      <Suspense fallback={null}>
        <TowardsDialog act={read(label)} people={people} onChoose={choose} onClose={() => setAsked(null)} />
      </Suspense>
    ) : null,
  };
}

const GROUPS = ['body', 'things', 'report', 'emergency'] as const;

/** Keys as the person set them: to the words, to a card, to a group of actions. */
function useDeskKeys(
  box: { readonly current: HTMLTextAreaElement | null },
  pick: ((index: number) => void) | null,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const { keys } = settings();
      const digit = Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0);
      const chord = event.altKey && !event.ctrlKey && !event.metaKey ? (event.shiftKey ? 'alt-shift' : 'alt') : null;
      if (keys.say !== '' && event.key === keys.say && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        box.current?.focus();
      } else if (digit > 0 && chord === keys.cards && pick && digit <= MOST_CARDS) {
        event.preventDefault();
        pick(digit - 1);
      } else if (digit > 0 && chord === keys.groups && digit <= GROUPS.length) {
        event.preventDefault();
        document.querySelector<HTMLElement>(`[data-group="${GROUPS[digit - 1]}"] button`)?.focus();
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [box, pick]);
}

function MiddleDesk({ parts }: { readonly parts: DeskParts }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<WideTab>('desk');
  const id = useId();
  return (
    <div className={classes.middle}>
      <TabBar
        id={id}
        label={t('desk.tabs')}
        tabs={[
          { value: 'desk', label: t('desk.tab.desk'), icon: Hand },
          { value: 'record', label: t('desk.tab.record'), icon: List },
        ]}
        current={tab}
        onChange={setTab}
      />
      {tab === 'desk' ? (
        <div className={classes.panel} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-desk`}>
          <JustSaid />
          {parts.say}
          {parts.cards}
          {parts.palette()}
          {parts.tray}
          <DialogueLog hidden />
        </div>
      ) : (
        <div className={classes.panel} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-record`}>
          <DialogueLog />
        </div>
      )}
    </div>
  );
}

function NarrowDesk({ parts }: { readonly parts: DeskParts }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<NarrowTab>('say');
  const large = useLargeText();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const open = useRef(tab);
  // With large letters the page scrolls: another part of the desk begins at its top.
  useEffect(() => {
    if (open.current !== tab) showTop(panel.current);
    open.current = tab;
  }, [tab]);
  return (
    <>
      <div
        ref={panel}
        className={classes.panel}
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
        data-tab={tab}
      >
        {tab === 'say' ? (
          <>
            <JustSaid />
            <div className={classes.speak}>
              {large ? parts.say : parts.cards}
              {large ? parts.cards : parts.say}
            </div>
          </>
        ) : null}
        {tab === 'do' ? parts.palette(CALM_GROUPS) : null}
        {tab === 'emergency' ? parts.palette(URGENT_GROUPS) : null}
        {tab === 'papers' ? parts.tray : null}
        <DialogueLog hidden={tab !== 'record'} />
      </div>
      <TabBar
        id={id}
        label={t('desk.tabs')}
        tabs={[
          { value: 'say', label: t('desk.tab.say'), icon: MessageSquare },
          { value: 'do', label: t('desk.tab.do'), icon: Hand },
          ...(parts.tray ? [{ value: 'papers' as const, label: t('desk.tab.papers'), icon: FileText }] : []),
          { value: 'record', label: t('desk.tab.record'), icon: List },
          ...(parts.urgent
            ? [{ value: 'emergency' as const, label: t('desk.tab.emergency'), icon: Siren, urgent: true }]
            : []),
        ]}
        current={tab}
        onChange={setTab}
      />
    </>
  );
}
