import { readFileSync } from 'node:fs';
import { settingsExample } from '../../scripts/settings-example.js';

describe('.env.example', () => {
  it('lists every setting with its default', () => {
    const file = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    expect(file, 'run `npm run settings`').toBe(settingsExample());
  });
});
