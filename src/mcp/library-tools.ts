import { Injectable } from '@nestjs/common';
import type { LibraryTool } from './library-tool.js';
import { ListBooksTool } from './tools/list-books.tool.js';
import { OutlineTool } from './tools/outline.tool.js';
import { PageImageTool } from './tools/page-image.tool.js';
import { ReadTool } from './tools/read.tool.js';
import { SearchTool } from './tools/search.tool.js';
import { TopicsTool } from './tools/topics.tool.js';
import { VerifyQuoteTool } from './tools/verify-quote.tool.js';

export const TOOLS = [
  ListBooksTool,
  OutlineTool,
  SearchTool,
  ReadTool,
  VerifyQuoteTool,
  PageImageTool,
  TopicsTool,
] as const;

/** All tools, in the order in which a model meets them. */
@Injectable()
export class LibraryTools {
  readonly all: readonly LibraryTool[];

  constructor(
    listBooks: ListBooksTool,
    outline: OutlineTool,
    search: SearchTool,
    read: ReadTool,
    verifyQuote: VerifyQuoteTool,
    pageImage: PageImageTool,
    topics: TopicsTool,
  ) {
    this.all = [listBooks, outline, search, read, verifyQuote, pageImage, topics];
  }
}
