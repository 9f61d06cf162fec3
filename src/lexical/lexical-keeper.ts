import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { Lookout } from '../process/lookout.js';
import { LexicalIndexing } from './lexical-indexing.js';
import { Vocabulary } from './vocabulary.js';

/**
 * How often to look for books without an index, which come from an earlier version of the program or another setting,
 * and for books whose terms are not counted.
 */
const LOOK_MS = 60_000;

/** Sees to it that every book can be searched by words; for roles that work. */
@Injectable()
export class LexicalKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LexicalKeeper.name);
  private readonly lookout: Lookout;

  constructor(indexing: LexicalIndexing, vocabulary: Vocabulary) {
    const look = async (signal: AbortSignal) => {
      await indexing.catchUp(signal);
      await vocabulary.keep();
    };
    this.lookout = new Lookout(look, {
      everyMs: LOOK_MS,
      tell: (reason) =>
        this.logger.error(`Books without an index of their words cannot be looked for: ${reason}`),
    });
  }

  onApplicationBootstrap(): void {
    this.lookout.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.lookout.stop();
  }
}
