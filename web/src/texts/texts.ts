import { book } from './en/book.js';
import { common } from './en/common.js';
import { library } from './en/library.js';
import { operations } from './en/operations.js';
import { problems } from './en/problems.js';
import { search } from './en/search.js';
import { shell } from './en/shell.js';
import { start } from './en/start.js';
import { topics } from './en/topics.js';

/** Every text that a person reads on the page. Another language is another folder with the same shape. */
export const texts = { common, problems, shell, start, library, book, search, topics, operations };
