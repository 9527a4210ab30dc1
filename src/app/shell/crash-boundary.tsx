import { Component, type ReactNode } from 'react';
import type { Problem } from '../../encounter';
import { useTranslation } from '../i18n';
import { Button } from './button';
import { ProblemNote } from './problem-note';

const CRASH: Problem = {
  code: 'E-APP-CRASH',
  severity: 'error',
  message: {
    zh: '这一页出了错，停下来了。',
    en: 'This page ran into an error and stopped.',
  },
  mend: {
    zh: '说过的话和做过的事已逐条记下，没有丢。请重新载入，会接着刚才的时刻继续；若反复出现，请把代码告诉管理员。',
    en: 'Everything said and done was written down line by line and is not lost. Reload to go on from the same moment; if it keeps happening, tell your administrator the code.',
  },
};

/** Codes that lazily loaded parts throw when the network or the server went away. */
const FETCH: Problem = {
  code: 'E-APP-LOAD',
  severity: 'error',
  message: { zh: '这一页没有载入完整。', en: 'Part of this page could not be loaded.' },
  mend: {
    zh: '请确认程序还在运行、网络没有断开，再重新载入。已经记下的作答不受影响。',
    en: 'Check that the program is still running and the network is up, then reload. What was recorded is safe.',
  },
};

const isLoadFailure = (error: unknown): boolean =>
  error instanceof TypeError &&
  /dynamically imported module|module script failed|Importing a module/.test(error.message);

export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly problem: Problem | null }> {
  override state = { problem: null };

  static getDerivedStateFromError(error: unknown): { problem: Problem } {
    return { problem: isLoadFailure(error) ? FETCH : CRASH };
  }

  override render(): ReactNode {
    return this.state.problem ? <Crashed problem={this.state.problem} /> : this.props.children;
  }
}

function Crashed({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  return (
    <main id="main">
      <ProblemNote problem={problem}>
        <Button onClick={() => location.reload()}>{t('crash.reload')}</Button>
        <Button
          variant="default"
          onClick={() => {
            location.hash = '#/attempts';
            location.reload();
          }}
        >
          {t('crash.attempts')}
        </Button>
      </ProblemNote>
    </main>
  );
}
