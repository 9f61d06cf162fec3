import { SubtopicLists } from './subtopic-lists.js';

/** For a library without topics: it has no subtopic. */
export class NoSubtopics extends SubtopicLists {
  listsOf(): Promise<null> {
    return Promise.resolve(null);
  }
}
