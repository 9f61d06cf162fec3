import { counted } from '../../plural.js';

export const folders = {
  about: 'Folders whose books the library follows: new, changed, moved and removed ones.',
  none: {
    title: 'No folder is watched',
    about:
      'The server follows folders that the setting WATCH_FOLDERS names; “colophon watch FOLDER” follows one from a terminal.',
  },
  watched: 'watched',
  unwatched: 'not watched',
  watchedBy: (process: string) => `by ${process}`,
  looked: (age: string, files: string, time: string) => `looked at ${age}: ${files}, in ${time}`,
  lookedOnly: (age: string) => `looked at ${age}`,
  neverLooked: 'not looked at yet',
  files: (count: number) => counted(count, 'PDF file', 'PDF files'),
  books: {
    done: 'done',
    waiting: 'waiting',
    running: 'being read',
    failed: 'failed',
    refused: 'refused',
    gone: 'gone',
  },
  held: (count: number) =>
    `${counted(count, 'book is', 'books are')} gone from the folder, too many at once to follow without a word.`,
  accept: 'Hide these books',
  acceptOf: (path: string) => `Hide the books that are gone from ${path}`,
  accepted: 'The next look hides these books.',
  confirmAccept: {
    title: (count: number) => `Hide ${counted(count, 'book', 'books')}?`,
    about:
      'Nobody finds them any more. They come back when their files do, or when somebody brings them back in the library.',
  },
  errors: 'Books with errors',
  forget: 'Take off the list',
  forgetOf: (path: string) => `Take ${path} off the list`,
  forgotten: 'Taken off the list. Its books stay.',
};
