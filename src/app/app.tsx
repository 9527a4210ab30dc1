import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { HomePage } from './home/home-page';
import { SpokenContext, useSpoken } from './i18n';
import { CrashBoundary } from './shell/crash-boundary';
import { NotFoundPage } from './shell/not-found-page';
import EncounterPage from './trainee/encounter-page';

const SheetPage = lazy(() => import('./sheet/sheet-page'));
const AttemptsPage = lazy(() => import('./attempts/attempts-page'));
const CoursePage = lazy(() => import('./path/course-page'));
const ReviewPage = lazy(() => import('./path/review-page'));
const NormsPage = lazy(() => import('./path/norms-page'));
const GlossaryPage = lazy(() => import('./path/glossary-page'));
const PeoplePage = lazy(() => import('./path/people-page'));
const ReplayPage = lazy(() => import('./replay/replay-page'));
const VisitPage = lazy(() => import('./visit/visit-page'));
const SettingsPage = lazy(() => import('./path/settings-page'));

/** The query of a search stands behind the hash and is no part of the route. */
const NORMS = /^\/norms(?:\?.*)?$/;

export function App() {
  return (
    <SpokenContext value={useSpoken()}>
      <CrashBoundary>
        <Router hook={useHashLocation}>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/">
                <HomePage />
              </Route>
              <Route path="/encounter/:id">{({ id }) => <EncounterPage key={id} id={id} />}</Route>
              <Route path="/attempt/:id">{({ id }) => <SheetPage key={id} id={id} />}</Route>
              <Route path="/attempt/:id/replay">{({ id }) => <ReplayPage key={id} id={id} example={false} />}</Route>
              <Route path="/attempt/:id/example">{({ id }) => <ReplayPage key={id} id={id} example />}</Route>
              <Route path="/visit/:id">{({ id }) => <VisitPage key={id} id={id} />}</Route>
              <Route path="/attempts">
                <AttemptsPage />
              </Route>
              <Route path="/path">
                <CoursePage />
              </Route>
              <Route path="/review">
                <ReviewPage />
              </Route>
              <Route path="/review/:before">{({ before }) => <ReviewPage key={before} before={before} />}</Route>
              <Route path={NORMS}>
                <NormsPage />
              </Route>
              <Route path="/glossary">
                <GlossaryPage />
              </Route>
              <Route path="/people">
                <PeoplePage />
              </Route>
              <Route path="/settings">
                <SettingsPage />
              </Route>
              <Route>
                <NotFoundPage />
              </Route>
            </Switch>
          </Suspense>
        </Router>
      </CrashBoundary>
    </SpokenContext>
  );
}
