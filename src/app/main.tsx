// First: it asks for what the address needs before anything else of the page is run.
import './boot';
import './base.css';
import './tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
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
void Promise.all([startI18n(), read]).then(() => {
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
