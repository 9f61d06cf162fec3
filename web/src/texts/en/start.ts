/** The texts of `features/start`. */
export const start = {
  title: 'Welcome to Colophon',
  about:
    'The library is empty. Add a book, and in a minute you can ask it something and see the page that answers.',
  sampleTitle: 'Try the sample book',
  sampleAbout: 'The handbook of Colophon itself: a short book, read in well under a minute.',
  sample: 'Add the sample book',
  ownTitle: 'Add your own books',
  ownAbout: 'Drop PDF files or folders anywhere on this page, or choose them.',
  chooseFiles: 'Choose files',
  chooseFolder: 'Choose a folder',
  reading: 'Your first book is being read',
  readingAbout: 'As soon as it is complete you can ask it something.',
  ready: 'Your first book is ready',
  readyAbout: 'Ask it something, in your own words. The answer comes with its page.',
  question: 'Your question',
  ask: 'Ask',
  tryOne: 'Or try one of these:',
  sampleQuestions: ['How do I upload a book?', 'What happens when a run fails?', 'How are pages cited?'],
  lookInside: 'Look into the book',
};
