import { newStore } from '../state/store.js';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const PLACE = 'colophon.theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const stored = localStorage.getItem(PLACE);
const chosen = newStore<Theme>(THEMES.find((theme) => theme === stored) ?? 'system');

export const useTheme = chosen.use;

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(PLACE, theme);
  chosen.set(theme);
  applyTheme();
}

/** Colours the page now, and again when the system changes its mind. Called once, before the first picture. */
export function startTheme(): void {
  applyTheme();
  systemIsDark.addEventListener('change', applyTheme);
}

function applyTheme(): void {
  const theme = chosen.get();
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}
