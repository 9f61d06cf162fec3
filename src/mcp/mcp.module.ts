import { Module } from '@nestjs/common';
import { ContextModule } from '../context/context.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { QuotesModule } from '../quotes/quotes.module.js';
import { RankingModule } from '../ranking/ranking.module.js';
import { ReadingModule } from '../reading/reading.module.js';
import { SearchModule } from '../search/search.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { Books } from './books.js';
import { LibraryTools, TOOLS } from './library-tools.js';
import { McpEndpoint } from './mcp-endpoint.js';
import { McpServers } from './mcp-servers.js';

/** Tools by which language models read the library, over the Model Context Protocol. */
@Module({
  imports: [
    ContextModule,
    DocumentsModule,
    QuotesModule,
    RankingModule,
    ReadingModule,
    SearchModule,
    TopicsModule,
  ],
  providers: [Books, ...TOOLS, LibraryTools, McpServers, McpEndpoint],
  exports: [McpEndpoint, McpServers],
})
export class McpModule {}
