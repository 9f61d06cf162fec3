import { ALL_SETTINGS } from '../src/roles/all-settings.js';
import { defaultText } from '../src/config/settings.js';

const WIDTH = 100;

/** The text of `.env.example`: every setting with its meaning and its default, commented out. */
export function settingsExample(): string {
  const lines = ['# Settings of Colophon. Copy this file to .env and uncomment what you change.', ''];
  for (const { settings } of ALL_SETTINGS) {
    for (const setting of Object.values(settings)) {
      lines.push(
        ...wrap(setting.about).map((line) => `# ${line}`),
        `#${setting.env}=${defaultText(setting)}`,
        '',
      );
    }
  }
  return lines.join('\n');
}

function wrap(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last.length + word.length >= WIDTH) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
