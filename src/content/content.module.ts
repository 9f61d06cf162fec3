import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChunkEntity } from './chunk.entity.js';
import { SectionEntity } from './section.entity.js';
import { ContentEdits } from './content-edits.repository.js';
import { ImportedContent } from './imported-content.js';
import { ContentRepository } from './content.repository.js';

/** Stores sections and chunks. A run first stages them and then publishes them. */
@Module({
  imports: [TypeOrmModule.forFeature([ChunkEntity, SectionEntity])],
  providers: [ContentRepository, ContentEdits, ImportedContent],
  exports: [ContentRepository, ContentEdits, ImportedContent],
})
export class ContentModule {}
