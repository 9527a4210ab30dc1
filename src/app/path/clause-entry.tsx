import { encounters } from 'virtual:encounters';
import { Link } from 'wouter';
import { type Clause, type ClauseId, cite } from '../../norms';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { hashWith } from './hash-query';
import { AREAS, KIND_NAMES, PACK_NAMES } from './norm-labels';
import classes from './norms-page.module.css';
import type { NormData } from './use-norms';

const clauseAddress = (id: string): string => hashWith('/norms', { q: id });

/** A clause with its wording and everything that belongs to it. */
export function ClauseEntry({ clause, norms }: { readonly clause: Clause; readonly norms: NormData }) {
  const { t } = useTranslation();
  const text = useText();
  const { source, place } = cite(clause);
  const area = AREAS[clause.area];
  const forbidden = clause.kind === 'phrase_forbidden' || clause.kind === 'conduct_forbidden';
  return (
    <li className={classes.clause} data-testid={`clause-${clause.id}`}>
      <div className={classes.aside}>
        <p className={classes.id}>{clause.id}</p>
        <p>{area ? text(area) : clause.area}</p>
        <p data-forbidden={forbidden || undefined} className={classes.kind}>
          {text(KIND_NAMES[clause.kind])}
        </p>
        {clause.critical ? <p className={classes.critical}>{t('norms.isCritical')}</p> : null}
      </div>
      <div className={classes.body}>
        <h2 className={classes.wording}>{text(clause.text)}</h2>
        {clause.phrase?.map((phrase) => (
          <p key={phrase} className={classes.phrase} lang="zh-CN">
            “{phrase}”
          </p>
        ))}
        <p className={classes.source}>{t('mark.source', { source: text(source), place: text(place) })}</p>
        <Belongings clause={clause} norms={norms} />
      </div>
    </li>
  );
}

function Belongings({ clause, norms }: { readonly clause: Clause; readonly norms: NormData }) {
  const { t } = useTranslation();
  const text = useText();
  const { library, trained } = norms;
  const tensions = library.tensions.filter(({ ids }) => ids.includes(clause.id));
  const practice = library.beyond.filter(({ attach }) => attach.includes(clause.id));
  const where = encounters.filter(({ id }) => trained[clause.id]?.includes(id));
  if (clause.sameAs.length + tensions.length + practice.length + where.length === 0) return null;
  return (
    <dl className={classes.facts}>
      {where.length > 0 ? (
        <div>
          <dt>{t('norms.train')}</dt>
          <dd className={classes.inline}>
            {where.map(({ id, number, title }) => (
              <Link key={id} href={`/encounter/${id}`}>
                {t('play.heading', { number, title: text(title) })}
              </Link>
            ))}
          </dd>
        </div>
      ) : null}
      {clause.sameAs.length > 0 ? (
        <div>
          <dt>{t('norms.same')}</dt>
          <dd className={classes.inline}>
            {clause.sameAs.map((id) => (
              <ClauseLink key={id} id={id} />
            ))}
          </dd>
        </div>
      ) : null}
      {tensions.map((tension) => (
        <div key={tension.text.en}>
          <dt>{t('norms.tension')}</dt>
          <dd>{named(text(tension.text), text)}</dd>
        </div>
      ))}
      {practice.map((one) => (
        <div key={one.id} className={classes.beyond}>
          <dt>{t('norms.beyond')}</dt>
          <dd>
            {text(one.text)}{' '}
            <span className={classes.basis}>
              {one.basis.length > 0
                ? t('norms.basis', { where: one.basis.map(hostOf).join(t('norms.comma')) })
                : t('norms.common')}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A note on norms that differ calls them by the prefix of their clauses; a reader knows their names. */
const named = (words: string, text: ReturnType<typeof useText>): string =>
  words.replace(/(?<![\w.])(tt|hr|bu|cq|gd)\d?(?!\.?\w)/g, (prefix, pack: string) => {
    const name = PACK_NAMES[pack as keyof typeof PACK_NAMES];
    return name ? text(name) : prefix;
  });

/** Where it was read, in words: the program works without a network and sends nobody out. */
function hostOf(address: string): string {
  return /^https?:\/\/(?:www\.)?([^/]+)/.exec(address)?.[1] ?? address;
}

export function ClauseLink({ id }: { readonly id: ClauseId | string }) {
  return (
    <a href={clauseAddress(id)} className={classes.chip}>
      {id}
    </a>
  );
}
