import { Check } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { ArchiveError, type Person } from '../../archive';
import type { Problem } from '../../encounter';
import { archive } from '../archive-host';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { Button } from '../shell/button';
import { Dialog } from '../shell/dialog';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import classes from './people-page.module.css';
import { erasePerson, newPerson } from './people-store';
import { PersonForm } from './person-form';
import { choosePerson, isolated, usePerson } from './person-host';
import reading from './reading.module.css';

interface Known {
  readonly people: readonly Person[];
  /** Attempts of each person; nobody's under the empty id. */
  readonly attempts: ReadonlyMap<string, number>;
}

async function readKnown(): Promise<Known> {
  const room = await archive();
  const [people, attempts] = await Promise.all([room.people.list(), room.list()]);
  const counts = new Map<string, number>();
  for (const { person = '' } of attempts) counts.set(person, (counts.get(person) ?? 0) + 1);
  return { people, attempts: counts };
}

const problemOf = (thrown: unknown): Problem | null => (thrown instanceof ArchiveError ? thrown.problem : null);

/** Who practises on this machine. What is kept is said before the first name is asked for, and stands below the names. */
export default function PeoplePage() {
  const { t } = useTranslation();
  const text = useText();
  const [known, setKnown] = useState<Known | null>(null);
  const [form, setForm] = useState<Person | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Person | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState('');
  useTitle(t('person.title'));

  const reload = useCallback(() => {
    readKnown().then(setKnown, (thrown: unknown) => {
      setKnown({ people: [], attempts: new Map() });
      setProblem(problemOf(thrown));
    });
  }, []);
  useEffect(reload, [reload]);

  const attempt = async (work: () => Promise<string>) => {
    try {
      setSaid(await work());
      setProblem(null);
      reload();
    } catch (thrown) {
      const found = problemOf(thrown);
      if (!found) throw thrown;
      setProblem(found);
    }
  };
  const save = (person: Person) =>
    attempt(async () => {
      const kept = await (await archive()).people.save(person);
      choosePerson(kept);
      setForm(null);
      return t('person.saved', { name: isolated(kept.name) });
    });
  const erase = (person: Person) =>
    attempt(async () => {
      setLeaving(null);
      await erasePerson(await archive(), person.id);
      return t('person.erased', { name: isolated(person.name) });
    });

  const empty = known !== null && known.people.length === 0;
  const adding = form === 'new' || (empty && form === null);
  return (
    <Page hall title={t('person.title')}>
      <div className={`${reading.reading} ${reading.narrow}`}>
        {empty ? <Statement title={t('person.kept.title')} /> : null}
        <p role="status" className={classes.status}>
          {said}
        </p>
        {problem ? (
          <p role="alert" className={reading.refused}>
            {text(problem.message)} {text(problem.mend)} <code className={classes.code}>{problem.code}</code>
          </p>
        ) : null}
        {known && !empty ? (
          <Roster
            known={known}
            editing={typeof form === 'object' && form !== null ? form.id : null}
            onEdit={setForm}
            onSave={(person) => void save(person)}
            onErase={setLeaving}
            onCancel={() => setForm(null)}
          />
        ) : null}
        {adding ? (
          <section aria-labelledby="new-person">
            <h2 id="new-person" className={reading.heading}>
              {empty ? t('person.first') : t('person.another')}
            </h2>
            <PersonForm
              key="new"
              person={newPerson}
              action={t('person.begin')}
              onSave={(person) => void save(person)}
              {...(empty ? {} : { onCancel: () => setForm(null) })}
            />
          </section>
        ) : null}
        {known && !adding && form === null ? (
          <div className={reading.ways}>
            <Button variant="default" onClick={() => setForm('new')} data-testid="add-person">
              {t('person.another')}
            </Button>
          </div>
        ) : null}
        {known && !empty ? <Statement title={t('person.kept.again')} /> : null}
      </div>
      <Dialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('person.eraseTitle')}
        closeLabel={t('shell.close')}
      >
        {leaving ? (
          <div className={classes.leaving}>
            <p>
              <bdi className={classes.long}>{leaving.name}</bdi>
            </p>
            <p>{t('person.eraseText', { count: known?.attempts.get(leaving.id) ?? 0 })}</p>
            <div className={reading.ways}>
              <Button variant="default" onClick={() => setLeaving(null)} data-autofocus>
                {t('person.keep')}
              </Button>
              <Button onClick={() => void erase(leaving)} className={classes.erase ?? ''} data-testid="erase">
                {t('person.eraseNow')}
              </Button>
            </div>
          </div>
        ) : null}
      </Dialog>
    </Page>
  );
}

const POINTS = ['what', 'where', 'who', 'long', 'erase'] as const;

function Statement({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="kept" className={classes.statement} data-testid="statement">
      <h2 id="kept" className={reading.heading}>
        {title}
      </h2>
      <dl className={classes.points}>
        {POINTS.map((point) => (
          <div key={point}>
            <dt>{t(`person.kept.${point}`)}</dt>
            <dd>{t(`person.kept.${point}Text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface RosterProps {
  readonly known: Known;
  readonly editing: string | null;
  readonly onEdit: (person: Person) => void;
  readonly onSave: (person: Person) => void;
  readonly onErase: (person: Person) => void;
  readonly onCancel: () => void;
}

function Roster({ known, editing, onEdit, onSave, onErase, onCancel }: RosterProps) {
  const { t } = useTranslation();
  const present = usePerson();
  return (
    <section aria-labelledby="people">
      <h2 id="people" className={reading.heading}>
        {t('person.who')}
      </h2>
      <ul className={reading.rows}>
        {known.people.map((person) =>
          person.id === editing ? (
            <li key={person.id} className={classes.editing}>
              <PersonForm person={() => person} action={t('person.save')} onSave={onSave} onCancel={onCancel} />
            </li>
          ) : (
            <li key={person.id} className={classes.row} data-testid="known-person">
              <div className={classes.who}>
                <p className={classes.name} title={person.name}>
                  <bdi>{person.name}</bdi>
                </p>
                <p className={classes.facts}>
                  {[person.number, person.unit, person.post].filter(Boolean).map((fact, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: three fixed places
                    <bdi key={index} title={fact}>
                      {fact}
                    </bdi>
                  ))}
                  <span>{t('person.attempts', { count: known.attempts.get(person.id) ?? 0 })}</span>
                </p>
              </div>
              <div className={classes.tools}>
                <Button
                  variant="subtle"
                  onClick={() => onEdit(person)}
                  aria-label={t('person.editNamed', { name: isolated(person.name) })}
                >
                  {t('person.edit')}
                </Button>
                <Button
                  variant="subtle"
                  onClick={() => onErase(person)}
                  aria-label={t('person.eraseNamed', { name: isolated(person.name) })}
                  data-testid="erase-person"
                >
                  {t('person.erase')}
                </Button>
                <Choose chosen={present?.id === person.id} name={person.name} onChoose={() => choosePerson(person)} />
              </div>
            </li>
          ),
        )}
        <li className={classes.row}>
          <div className={classes.who}>
            <p className={classes.name}>{t('person.nobody')}</p>
            <p className={classes.facts}>
              <span>{t('person.attempts', { count: known.attempts.get('') ?? 0 })}</span>
            </p>
          </div>
          <div className={classes.tools}>
            <Choose chosen={present === null} name={t('person.nobody')} onChoose={() => choosePerson(null)} />
          </div>
        </li>
      </ul>
    </section>
  );
}

function Choose({
  chosen,
  name,
  onChoose,
}: {
  readonly chosen: boolean;
  readonly name: string;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation();
  return chosen ? (
    <p className={classes.chosen}>
      <Check size={16} strokeWidth={2.2} aria-hidden="true" />
      {t('person.chosen')}
    </p>
  ) : (
    <Button
      variant="default"
      onClick={onChoose}
      aria-label={t('person.chooseNamed', { name })}
      data-testid="choose-person"
    >
      {t('person.choose')}
    </Button>
  );
}
