import { writeFileSync } from 'node:fs';
import { settingsExample } from './settings-example.js';

/** Writes `.env.example` from the declared settings. A test fails when the file is outdated. */
writeFileSync(new URL('../../.env.example', import.meta.url), settingsExample());
