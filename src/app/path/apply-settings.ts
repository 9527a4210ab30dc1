import { onSettings, type Settings, settings } from './settings-store';

const calmWanted = matchMedia('(prefers-reduced-motion: reduce)');
const contrastWanted = matchMedia('(prefers-contrast: more)');

const decided = (choice: Settings['calm'], system: boolean): boolean => (choice === 'auto' ? system : choice === 'on');

/** Whether things should stand still: the person's choice, else the system's. */
export function isCalm(): boolean {
  return decided(settings().calm, calmWanted.matches);
}

export function onCalm(tell: () => void): () => void {
  const stop = onSettings(tell);
  calmWanted.addEventListener('change', tell);
  return () => {
    stop();
    calmWanted.removeEventListener('change', tell);
  };
}

function apply(): void {
  const { textSize, contrast } = settings();
  const root = document.documentElement;
  root.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
  root.dataset.text = textSize >= 150 ? 'large' : 'normal';
  root.dataset.contrast = decided(contrast, contrastWanted.matches) ? 'high' : 'normal';
  root.dataset.motion = isCalm() ? 'still' : 'moving';
}

/** Puts the settings onto the page, before the first paint and whenever they change. */
export function startSettings(): void {
  apply();
  onCalm(apply);
  contrastWanted.addEventListener('change', apply);
}
