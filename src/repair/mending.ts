import { Injectable } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { StorageConfig } from '../config/storage.config.js';
import { DatabaseConfig } from '../database/database.config.js';
import { useDatabase } from '../database/use-database.js';
import { messageOf } from '../errors/errors.js';
import { RunRecovery } from '../ingestion/run-recovery.js';
import { LexicalIndexing } from '../lexical/lexical-indexing.js';
import type { Mend } from '../process/room-check.js';
import { Diagnosis } from './diagnosis.js';
import type { CheckName, Finding } from './diagnosis.js';
import { Leftovers } from './leftovers.js';

/** Opens the library while the work is done. */
export type OpenLibrary = (work: (library: INestApplicationContext) => Promise<void>) => Promise<void>;

/** In this order: what takes room goes first, and the library cannot be opened as it is before it is migrated. */
const MENDS: readonly Mend[] = ['leftovers', 'migrations', 'runs', 'words'];
/** Migrations may show what else is to do, and that may show something again. */
const ROUNDS = 3;

/** What may look different after a mend. */
const CHECKED_AGAIN: Readonly<Record<Mend, readonly CheckName[]>> = {
  leftovers: ['leftovers'],
  migrations: ['database', 'vectors', 'library'],
  runs: ['library'],
  words: ['library'],
};

/** Mends what can be mended without losing anything: what the program would do by itself sooner or later. */
@Injectable()
export class Mending {
  constructor(
    private readonly diagnosis: Diagnosis,
    private readonly leftovers: Leftovers,
    private readonly storage: StorageConfig,
    private readonly database: DatabaseConfig,
  ) {}

  /** @returns The findings as they are now, and those that are mended. */
  async mend(findings: readonly Finding[], open: OpenLibrary): Promise<Finding[]> {
    const order = [...new Set(findings.map(({ check }) => check))];
    let current = [...findings];
    for (let round = 0; round < ROUNDS; round += 1) {
      const mends = MENDS.filter((mend) => current.some((finding) => isOpen(finding, mend)));
      if (mends.length === 0) break;
      const failures = await this.attempt(mends, open);
      const names = new Set(mends.flatMap((mend) => CHECKED_AGAIN[mend]));
      current = merged(current, await this.diagnosis.again(names), names, order).map((finding) =>
        withFailure(finding, failures),
      );
      if (failures.size > 0) break;
    }
    return current;
  }

  private async attempt(mends: readonly Mend[], open: OpenLibrary): Promise<ReadonlyMap<Mend, unknown>> {
    const failures = new Map<Mend, unknown>();
    for (const mend of mends) {
      try {
        await this.doOne(mend, open);
      } catch (error) {
        failures.set(mend, error);
      }
    }
    return failures;
  }

  private async doOne(mend: Mend, open: OpenLibrary): Promise<void> {
    if (mend === 'leftovers') await this.leftovers.remove();
    else if (mend === 'migrations') {
      const settings = { url: this.database.url, dataDir: this.storage.dataDir };
      await useDatabase(settings, 'colophon doctor', () => Promise.resolve());
    } else if (mend === 'runs') {
      await open(async (library) => void (await library.get(RunRecovery).recover()));
    } else await open(async (library) => void (await library.get(LexicalIndexing).catchUp()));
  }
}

function isOpen({ status, mend }: Finding, wanted: Mend): boolean {
  return status === 'failed' && mend === wanted;
}

/** A finding that is not found again is mended. */
function merged(
  before: readonly Finding[],
  again: readonly Finding[],
  names: ReadonlySet<CheckName>,
  order: readonly CheckName[],
): Finding[] {
  const codes = new Set(again.map(({ code }) => code));
  const kept = before.flatMap((finding): Finding[] => {
    if (!names.has(finding.check) || finding.status === 'mended') return [finding];
    const isMended = finding.mend !== undefined && !codes.has(finding.code);
    return isMended ? [{ ...finding, status: 'mended' }] : [];
  });
  return [...kept, ...again].toSorted((one, other) => order.indexOf(one.check) - order.indexOf(other.check));
}

function withFailure(finding: Finding, failures: ReadonlyMap<Mend, unknown>): Finding {
  if (finding.status !== 'failed' || finding.mend === undefined || !failures.has(finding.mend)) {
    return finding;
  }
  const reason = messageOf(failures.get(finding.mend));
  return { ...finding, message: `${finding.message} It could not be mended: ${reason}` };
}
