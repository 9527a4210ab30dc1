import './base.css';
import './tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, fetchPageOf } from './app';
import { calm } from './calm';
import { dressUp } from './finery';
import { startI18n } from './i18n';
import { startSettings } from './path/apply-settings';

startSettings();
// The script may come before the rest of the document.
const read =
  document.readyState === 'loading'
    ? new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }))
    : undefined;
// A page that does not arrive is asked for again, visibly, when it is shown.
const page = fetchPageOf(location.hash).catch(() => {});
void Promise.all([startI18n(), page, read]).then(() => {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
// What only looks better comes when the page has settled and the trainee can be answered.
const finery = () => void calm().then(dressUp);
if (document.readyState === 'complete') setTimeout(finery, 600);
else addEventListener('load', () => setTimeout(finery, 600), { once: true });
