import './base.css';
import './tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { calm } from './calm';
import { startI18n } from './i18n';
import { startSettings } from './path/apply-settings';

startSettings();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
void startI18n().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
// A hundred font faces by unicode range, half a megabyte for a page of Chinese: fetched when the page has settled and the
// trainee can be answered; until then the system's own Chinese font stands in.
const fonts = () => void calm().then(() => import('./fonts'));
if (document.readyState === 'complete') setTimeout(fonts, 600);
else addEventListener('load', () => setTimeout(fonts, 600), { once: true });
