import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmbeddingModule } from '../embedding/embedding.module.js';
import { ImportedTopics } from './imported-topics.js';
import { IntentVectorsRepository } from './intent-vectors.repository.js';
import { SubtopicEmbeddingEntity } from './subtopic-embedding.entity.js';
import { SubtopicEntity } from './subtopic.entity.js';
import { TaxonomyFiles } from './taxonomy-files.js';
import { TaxonomyLookup } from './taxonomy-lookup.js';
import { TaxonomyRepository } from './taxonomy.repository.js';
import { TopicEmbedding } from './topic-embedding.js';
import { TopicVectors } from './topic-vectors.js';
import { TopicEntity } from './topic.entity.js';
import { TopicsService } from './topics.service.js';
import { ZoneEntity } from './zone.entity.js';

/** The taxonomy: zones, topics and subtopics, and the vectors of the subtopics' intents. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ZoneEntity, TopicEntity, SubtopicEntity, SubtopicEmbeddingEntity]),
    EmbeddingModule,
  ],
  providers: [
    ImportedTopics,
    TaxonomyRepository,
    IntentVectorsRepository,
    TopicsService,
    TaxonomyFiles,
    TaxonomyLookup,
    TopicEmbedding,
    TopicVectors,
  ],
  exports: [ImportedTopics, TopicsService, TaxonomyFiles, TaxonomyLookup, TopicEmbedding, TopicVectors],
})
export class TopicsModule {}
