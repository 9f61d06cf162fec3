import { existsSync } from 'node:fs';

/** Where Debian, other Linuxes and macOS put it. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of an installed Chromium, or null. */
export function browserPath(): string | null {
  return PLACES.find((place) => existsSync(place)) ?? null;
}
