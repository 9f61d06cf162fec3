import { Module } from '@nestjs/common';
import { ContentRepository } from './content.repository.js';

/** Stored sections and chunks: staged by a run, then published. */
@Module({ providers: [ContentRepository], exports: [ContentRepository] })
export class ContentModule {}
