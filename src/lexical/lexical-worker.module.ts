import { Module } from '@nestjs/common';
import { LexicalKeeper } from './lexical-keeper.js';
import { LexicalModule } from './lexical.module.js';

/** For roles that work. */
@Module({ imports: [LexicalModule], providers: [LexicalKeeper] })
export class LexicalWorkerModule {}
