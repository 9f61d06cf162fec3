import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findAbandoned } from '../process/abandoned-files.js';
import { lifeOf } from '../process/process-identity.js';
import type { Life, ProcessIdentity } from '../process/process-identity.js';

/** A lock before it has its name: `lock.draft-UUID` of who wants the folder, `lock.N.draft` of who has it. */
const DRAFT = /^lock\.(?:draft-[0-9a-f-]{36}|\d+\.draft)$/;

/** Paths of drafts of locks that killed processes left in a data folder; never a lock itself. */
export function lockLeftovers(dataDir: string): Promise<string[]> {
  return findAbandoned(dataDir, (name) => (DRAFT.test(name) ? lifeOfWriter(join(dataDir, name)) : null));
}

async function lifeOfWriter(path: string): Promise<Life> {
  try {
    return lifeOf(JSON.parse(await readFile(path, 'utf8')) as ProcessIdentity);
  } catch {
    // Removed meanwhile, or killed while it was written: then its age tells.
    return 'unknown';
  }
}
