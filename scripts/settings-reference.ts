import { writeFileSync } from 'node:fs';
import { settingsExample } from './settings-example.js';

/** Writes `.env.example` from the declared settings; a test fails when it is not up to date. */
writeFileSync(new URL('../../.env.example', import.meta.url), settingsExample());
