import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Clause, ClauseKind, PackId } from '../../norms';
import { useTranslation } from '../i18n';
import { useText } from '../i18n/use-text';
import { Button, PlainButton } from '../shell/button';
import controls from '../shell/controls.module.css';
import { Page } from '../shell/page';
import { useTitle } from '../shell/use-title';
import { useLayout } from '../trainee/use-layout';
import { ClauseEntry } from './clause-entry';
import { useHashQuery } from './hash-query';
import { AREAS, KIND_NAMES, PACK_NAMES } from './norm-labels';
import classes from './norms-page.module.css';
import { type NormQuery, queryFrom, searchNorms } from './norms-search';
import reading from './reading.module.css';
import { type NormData, useNorms } from './use-norms';

const PAGE_SIZE = 25;
const TYPING_MS = 220;
const KNOWN = {
  packs: Object.keys(PACK_NAMES) as PackId[],
  areas: Object.keys(AREAS),
  kinds: Object.keys(KIND_NAMES) as ClauseKind[],
};

/** All clauses of all norms: searched, filtered, each with what belongs to it. The address holds the question. */
export default function NormsPage() {
  const { t } = useTranslation();
  const norms = useNorms();
  // Unfolded, the filters would fill a phone's screen, and what is found would begin below it.
  const narrow = useLayout() === 'narrow';
  const [search, go] = useHashQuery('/norms');
  const query = queryFrom(search, KNOWN);
  useTitle(t('norms.title'));

  const ask = (change: Partial<NormQuery & { page: number }>, how: 'push' | 'replace' = 'push') => {
    const { text, pack, area, kind, critical, page } = { ...query, page: 1, ...change };
    go({ q: text, pack, area, kind, critical: critical ? '1' : '', page: page > 1 ? String(page) : '' }, how);
  };
  const set = [query.pack, query.area, query.kind].filter(Boolean).length + (query.critical ? 1 : 0);
  const filters = (
    <>
      <Filter
        name={t('norms.pack')}
        all={t('norms.allPacks')}
        options={PACK_NAMES}
        value={query.pack}
        onChange={(pack) => ask({ pack })}
        testId="filter-pack"
      />
      <Filter
        name={t('norms.area')}
        all={t('norms.allAreas')}
        options={AREAS}
        value={query.area}
        onChange={(area) => ask({ area })}
        testId="filter-area"
      />
      <Filter
        name={t('norms.kind')}
        all={t('norms.allKinds')}
        options={KIND_NAMES}
        value={query.kind}
        onChange={(kind) => ask({ kind })}
        testId="filter-kind"
      />
      <label className={classes.tick}>
        <input
          type="checkbox"
          checked={query.critical}
          onChange={(event) => ask({ critical: event.currentTarget.checked })}
          data-testid="filter-critical"
        />
        {t('norms.critical')}
      </label>
    </>
  );
  return (
    <Page title={t('norms.title')}>
      <div className={reading.reading}>
        <search className={classes.search}>
          <SearchBox text={query.text} onChange={(text) => ask({ text }, 'replace')} />
          {narrow ? (
            <details className={classes.filters}>
              <summary data-testid="filters">
                {set > 0 ? t('norms.filtersSet', { count: set }) : t('norms.filters')}
              </summary>
              <div className={classes.search}>{filters}</div>
            </details>
          ) : (
            filters
          )}
        </search>
        {norms ? (
          <Found norms={norms} query={query} onPage={(page) => ask({ page })} onClear={() => go({}, 'push')} />
        ) : (
          <p role="status" className={reading.quiet}>
            {t('norms.loading')}
          </p>
        )}
      </div>
    </Page>
  );
}

/** Typing settles before it is searched; the address follows it without a place to come back to for every letter. */
function SearchBox({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(text);
  const asked = useRef(text);
  const change = useRef(onChange);
  change.current = onChange;
  // The address changed by itself: a step back, or a link to another clause.
  useEffect(() => {
    if (text === asked.current) return;
    asked.current = text;
    setDraft(text);
  }, [text]);
  useEffect(() => {
    if (draft === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = draft;
      change.current(draft);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  return (
    <label className={`${reading.label} ${classes.box}`}>
      {t('norms.search')}
      <span className={classes.frame}>
        <Search size={17} strokeWidth={1.9} aria-hidden="true" className={classes.lens} />
        <input
          type="search"
          className={reading.field}
          value={draft}
          maxLength={80}
          placeholder={t('norms.placeholder')}
          onChange={(event) => setDraft(event.currentTarget.value)}
          data-testid="norm-search"
        />
      </span>
    </label>
  );
}

interface FilterProps {
  readonly name: string;
  readonly all: string;
  readonly options: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly testId: string;
}

function Filter({ name, all, options, value, onChange, testId }: FilterProps) {
  const text = useText();
  return (
    <label className={reading.label}>
      {name}
      <select
        className={`${reading.field} ${controls.select}`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={testId}
      >
        <option value="">{all}</option>
        {Object.entries(options).map(([id, label]) => (
          <option key={id} value={id}>
            {text(label)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface FoundProps {
  readonly norms: NormData;
  readonly query: NormQuery & { readonly page: number };
  readonly onPage: (page: number) => void;
  readonly onClear: () => void;
}

/** Who asks for nothing in particular sees first what can be trained here; a norm by itself keeps its own order. */
function inOrder(found: readonly Clause[], { text, pack }: NormQuery, { trained }: NormData): readonly Clause[] {
  if (text.trim() !== '' || pack !== '') return found;
  const here = ({ id }: Clause): boolean => (trained[id]?.length ?? 0) > 0;
  return [...found.filter(here), ...found.filter((clause) => !here(clause))];
}

function Found({ norms, query, onPage, onClear }: FoundProps) {
  const { t } = useTranslation();
  const top = useRef<HTMLParagraphElement>(null);
  const found = inOrder(searchNorms(norms.index, query), query, norms);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(query.page, pages);
  const from = (page - 1) * PAGE_SIZE;
  const shown = found.slice(from, from + PAGE_SIZE);
  const turn = (to: number) => {
    onPage(to);
    top.current?.focus();
    scrollTo({ top: 0 });
  };
  return (
    <section aria-label={t('norms.found')}>
      <p ref={top} tabIndex={-1} role="status" className={classes.count} data-testid="norm-count">
        {found.length === 0
          ? t('norms.none')
          : pages === 1
            ? t('norms.all', { count: found.length })
            : t('norms.count', { count: found.length, from: from + 1, to: from + shown.length })}
        {found.length === 0 ? (
          <PlainButton className={controls.tool} onClick={onClear}>
            {t('norms.clear')}
          </PlainButton>
        ) : null}
      </p>
      {shown.length > 0 ? (
        <ol className={reading.rows}>
          {shown.map((clause) => (
            <ClauseEntry key={clause.id} clause={clause} norms={norms} />
          ))}
        </ol>
      ) : null}
      {pages > 1 ? (
        <nav aria-label={t('norms.pages')} className={classes.pages}>
          <Button variant="default" disabled={page === 1} onClick={() => turn(page - 1)} data-testid="page-before">
            {t('norms.before')}
          </Button>
          <span>{t('norms.page', { page, pages })}</span>
          <Button variant="default" disabled={page === pages} onClick={() => turn(page + 1)} data-testid="page-after">
            {t('norms.after')}
          </Button>
        </nav>
      ) : null}
    </section>
  );
}
