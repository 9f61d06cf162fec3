import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChunkEntity } from './chunk.entity.js';
import { SectionEntity } from './section.entity.js';
import { ContentRepository } from './content.repository.js';

/** Stored sections and chunks: staged by a run, then published. */
@Module({
  imports: [TypeOrmModule.forFeature([ChunkEntity, SectionEntity])],
  providers: [ContentRepository],
  exports: [ContentRepository],
})
export class ContentModule {}
