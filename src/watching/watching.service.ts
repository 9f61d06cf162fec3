import { Injectable } from '@nestjs/common';
import { UserError, messageOf } from '../errors/errors.js';
import { BookIntake } from './book-intake.js';
import type { Taken } from './book-intake.js';
import { FolderClaims, FolderLost } from './folder-claims.js';
import { FolderLooks, blindText, isBook } from './folder-look.js';
import type { FolderLook, SettledLook } from './folder-look.js';
import type { LookHooks } from './look-hooks.js';
import { removalsHeld } from './removal-rule.js';
import { WatchedFoldersRepository } from './watched-folders.repository.js';
import type { HeldFolder } from './watched-folders.repository.js';

/** What came of one look at each of some folders. */
export interface RoundReport {
  /** Books that were taken up, moved or brought back. */
  taken: number;
  /** Books that could not be taken up or whose run failed. */
  refused: number;
  /** Folders that could not be looked at wholly, or whose removals were not followed. */
  problems: number;
  /** Books that wait for the next look. */
  left: number;
}

/** Makes the library follow folders. */
@Injectable()
export class WatchingService {
  /** What was told last of a folder, so that it is told once. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly folders: WatchedFoldersRepository,
    private readonly claims: FolderClaims,
    private readonly looks: FolderLooks,
    private readonly intake: BookIntake,
  ) {}

  /**
   * Looks once at each of the folders that this process holds, and does what has changed in them.
   *
   * What is new anywhere comes before what is gone, so a book that was moved from one folder to another is never hidden.
   *
   * @throws {FolderLost}; what concerns all books, such as a full disk; the reason of `hooks.signal`. The next round goes
   *         on where this one ended.
   */
  async round(held: readonly HeldFolder[], given: LookHooks): Promise<RoundReport> {
    const signal = AbortSignal.any([given.signal, this.claims.signal]);
    const hooks = { ...given, signal };
    const report: RoundReport = { taken: 0, refused: 0, problems: 0, left: 0 };
    const begun = await Promise.all(
      held.map(async (folder) => ({ folder, ...(await this.begin(folder, hooks)) })),
    );
    const seen: { look: SettledLook; accepts: boolean }[] = [];
    await Promise.all(
      begun.map(async ({ folder, accepts, endedAt }) => {
        const look = await this.look(folder, endedAt, hooks, report);
        if (look) seen.push({ look, accepts });
      }),
    );
    const deadline = performance.now() + hooks.longestMs;
    hooks.pace.begin(performance.now());
    for (const { look } of seen) await this.takeUp(look, hooks, deadline, report);
    for (const { look, accepts } of seen) {
      await this.endLook(look, { ...hooks, acceptRemovals: accepts }, report);
    }
    return report;
  }

  private async begin(
    folder: HeldFolder,
    hooks: LookHooks,
  ): Promise<{ readonly accepts: boolean; readonly endedAt: string | null }> {
    const begun = await this.folders.beginLook(folder.id, this.claims.name);
    if (begun === null) throw new FolderLost();
    return { accepts: begun.acceptRemovals || hooks.acceptRemovals, endedAt: begun.endedAt };
  }

  /** Null when the folder is away: then nothing of it is changed. */
  private async look(
    folder: HeldFolder,
    endedAt: string | null,
    hooks: LookHooks,
    report: RoundReport,
  ): Promise<SettledLook | null> {
    try {
      const look = await this.looks.look(folder, endedAt, hooks.signal);
      this.tellListed(look, hooks);
      return await this.looks.settle(look, hooks);
    } catch (error) {
      if (!(error instanceof UserError && error.code === 'watch.folder_away')) throw error;
      const message = messageOf(error);
      report.problems += 1;
      this.tellOnce(folder.path, message, () => hooks.tell({ event: 'away', folder: folder.path, message }));
      await this.folders.endLook(folder.id, this.claims.name, {
        tookMs: 0,
        files: null,
        problem: message,
        heldRemovals: null,
      });
      return null;
    }
  }

  /** A look that found everything as before is told once. */
  private tellListed({ folder, counts, changes }: FolderLook, hooks: LookHooks): void {
    const { tookMs, ...found } = counts;
    const isNews =
      changes.fresh.length + changes.changed.length + changes.moved.length + changes.returned.length > 0;
    const key = `${folder.path}\0listed`;
    const text = JSON.stringify(found);
    if (!isNews && this.told.get(key) === text) return;
    this.told.set(key, text);
    hooks.tell({ event: 'listed', folder: folder.path, ...found, tookMs });
  }

  private async takeUp(
    look: SettledLook,
    hooks: LookHooks,
    deadline: number,
    report: RoundReport,
  ): Promise<void> {
    const { folder, changes, absent } = look;
    const { moved, returned, unfinished, fresh, changed } = changes;
    const asked = { folder, hooks };
    const steps: (() => Promise<Taken>)[] = [
      ...moved.map((seen) => () => this.intake.move(seen, asked)),
      ...returned.map((seen) => () => this.intake.bringBack(seen, asked)),
      ...unfinished.map(
        ({ file, known }) =>
          () =>
            known.state === 'added'
              ? this.intake.ingest(known, asked)
              : this.intake.takeUp(file, known, absent, asked),
      ),
      ...fresh.map((file) => () => this.intake.takeUp(file, null, absent, asked)),
      ...changed.map(
        ({ file, known }) =>
          () =>
            this.intake.takeUp(file, known, absent, asked),
      ),
    ];
    for (const [index, step] of steps.entries()) {
      hooks.signal.throwIfAborted();
      const taken = performance.now() > deadline ? 'later' : await step();
      if (taken === 'later') {
        report.left += steps.length - index;
        return;
      }
      report[taken] += 1;
      const progress = hooks.pace.step(performance.now(), steps.length - index - 1);
      hooks.tell({ event: 'progress', folder: folder.path, ...progress });
    }
  }

  /** What is gone, and what was replaced since. */
  private async endLook(look: SettledLook, hooks: LookHooks, report: RoundReport): Promise<void> {
    const { folder, listing, counts } = look;
    const asked = { folder, hooks };
    for (const row of look.replaced) await this.intake.hideReplaced(row, asked);
    const blind = blindText(folder.path, listing);
    const held = await this.followRemovals(look, hooks);
    const problems = [...(blind === null ? [] : [blind]), ...(held ? [held.message] : [])];
    report.problems += problems.length;
    const problem = problems.join(' ') || null;
    if (blind !== null) {
      const count = listing.blind.length;
      this.tellOnce(`${folder.path}\0blind`, blind, () =>
        hooks.tell({ event: 'unreadable', folder: folder.path, count, message: blind }),
      );
    } else this.told.delete(`${folder.path}\0blind`);
    this.told.delete(folder.path);
    const endedAt = await this.folders.endLook(folder.id, this.claims.name, {
      tookMs: counts.tookMs,
      files: counts.files,
      problem,
      heldRemovals: held?.missing ?? 0,
    });
    this.looks.ended(look, endedAt);
  }

  /** @returns How many removals were not followed, and why; null if all were. */
  private async followRemovals(
    look: SettledLook,
    hooks: LookHooks,
  ): Promise<{ readonly missing: number; readonly message: string } | null> {
    const { folder, knownBooks, absent } = look;
    const missing = absent.missing();
    const books = missing.filter(isBook).length;
    const reason = hooks.acceptRemovals || hooks.keepRemoved ? null : removalsHeld(knownBooks, books);
    const key = `${folder.path}\0held`;
    if (reason === null) {
      this.told.delete(key);
      for (const known of missing) {
        hooks.signal.throwIfAborted();
        await this.intake.removed(known, { folder, hooks });
      }
      return null;
    }
    const message =
      `${books === knownBooks ? `All ${books}` : `${books} of ${knownBooks}`} books are gone from ${folder.path}. ` +
      'They stay in the library. If they are gone on purpose, run `colophon watch FOLDER --once --accept-removals`.';
    this.tellOnce(key, message, () =>
      hooks.tell({
        event: 'removals_held',
        folder: folder.path,
        reason,
        missing: books,
        known: knownBooks,
        message,
      }),
    );
    return { missing: books, message };
  }

  private tellOnce(key: string, text: string, tell: () => void): void {
    if (this.told.get(key) !== text) tell();
    this.told.set(key, text);
  }
}
