import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LexicalIndexEntity } from './lexical-index.entity.js';
import { LexicalIndexRepository } from './lexical-index.repository.js';
import { LexicalIndexing } from './lexical-indexing.js';
import { LexicalSearchRepository } from './lexical-search.repository.js';
import { LexicalSearch } from './lexical-search.js';
import { LexicalTermEntity } from './lexical-term.entity.js';
import { PostingEntity } from './posting.entity.js';
import { VocabularyRepository } from './vocabulary.repository.js';
import { Vocabulary } from './vocabulary.js';

/** Searching by words: one way of making terms for books and queries, their index in the database, BM25 over it. */
@Module({
  imports: [TypeOrmModule.forFeature([LexicalIndexEntity, PostingEntity, LexicalTermEntity])],
  providers: [
    LexicalIndexRepository,
    LexicalIndexing,
    LexicalSearchRepository,
    LexicalSearch,
    Vocabulary,
    VocabularyRepository,
  ],
  exports: [LexicalIndexing, LexicalSearch, Vocabulary],
})
export class LexicalModule {}
