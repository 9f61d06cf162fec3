import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { LexicalModule } from '../lexical/lexical.module.js';
import { QuotesRepository } from './quotes.repository.js';
import { QuotesService } from './quotes.service.js';

/** From a quotation to its places in the books. */
@Module({
  imports: [DocumentsModule, LexicalModule],
  providers: [QuotesRepository, QuotesService],
  exports: [QuotesService],
})
export class QuotesModule {}
