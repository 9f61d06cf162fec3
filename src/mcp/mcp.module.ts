import { Module } from '@nestjs/common';
import { ContextModule } from '../context/context.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { QuotesModule } from '../quotes/quotes.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { SearchModule } from '../search/search.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { Books } from './books.js';
import { LibraryTools, TOOLS } from './library-tools.js';
import { McpEndpoint } from './mcp-endpoint.js';
import { McpServers } from './mcp-servers.js';
import { Sections } from './sections.js';
import { StoredBooks } from './stored-books.js';

/** Tools by which language models read the library, over the Model Context Protocol. */
@Module({
  imports: [ContextModule, DocumentsModule, QuotesModule, RankingModule, SearchModule, TopicsModule],
  providers: [Books, Sections, StoredBooks, ...TOOLS, LibraryTools, McpServers, McpEndpoint],
  exports: [McpEndpoint, McpServers],
})
export class McpModule {}
