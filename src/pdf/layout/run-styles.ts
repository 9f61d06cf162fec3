import { FontStatistics } from './font-statistics.js';
import { findProfile } from './font-profile.js';
import type { FontProfile, FontProfiles } from './font-profile.js';
import type { PageCharacters } from './page-characters.js';

const PLAIN: FontProfile = { mono: false, bold: false, italic: false, advance: 0 };

/** Profile of each text run of a page. */
export function runStyles(page: PageCharacters, measured: FontProfiles): FontProfile[] {
  const fontsOfPage = new Set(page.runFonts);
  const known = new Map<number, FontProfile>();
  let ofThisPage: FontProfiles | null = null;
  for (const font of fontsOfPage) {
    const face = page.fonts[font] ?? { name: '', flags: 0 };
    let profile = findProfile(measured, face);
    if (!profile) {
      // A font outside the sample is judged by this page alone; otherwise the result would depend on which pages the
      // same thread had read before.
      ofThisPage ??= measure(page);
      profile = findProfile(ofThisPage, face);
    }
    known.set(font, profile ?? PLAIN);
  }
  return page.runFonts.map((font) => known.get(font) ?? PLAIN);
}

function measure(page: PageCharacters): FontProfiles {
  const statistics = new FontStatistics();
  statistics.add(page);
  return statistics.profiles();
}
