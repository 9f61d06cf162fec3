/** Short texts of the kinds found in a technical book: statements, questions, headings, code, tables, lists. */
const SHORT_TEXTS = [
  'Indexes',
  '4.2 Transactions and isolation levels',
  'What is the difference between a process and a thread?',
  'How do I undo the last commit without losing my changes?',
  'A process has its own address space; threads of one process share it.',
  'The optimiser chooses a sequential scan when most of the table has to be read anyway.',
  'An index on (a, b) serves a condition on a, or on a and b, but hardly one on b alone.',
  'Two transactions that wait for each other are in a deadlock; the server ends one of them.',
  'Vacuum removes the row versions that no running transaction can see any more.',
  'A branch is a name that points to a commit and moves on with every new one.',
  'Rebasing writes new commits: never do it with commits that others have built upon.',
  'The merge stopped because both sides changed the same lines of the same file.',
  'A shell replaces $HOME with the value of the variable before the command starts.',
  'Standard output can be sent to a file with >, and errors with 2>.',
  'Use a generator when the values are needed one at a time and may be many.',
  'List comprehensions are faster than a loop that appends, because the loop runs in C.',
  'A decorator takes a function and returns another one to be used in its place.',
  'Exceptions should be caught where something can be done about them.',
  'Hash tables find a key in constant time on average and in linear time at worst.',
  'Quicksort is fast in practice although its worst case is quadratic.',
  'The handshake takes one round trip more when the server does not know the session.',
  'A cache that is never invalidated is a memory leak with a good reputation.',
  'Containers share the kernel of the host; virtual machines bring their own.',
  'The garbage collector moves objects that survive several rounds to the old generation.',
  'Floating point numbers cannot hold 0.1 exactly, so 0.1 + 0.2 is not 0.3.',
  'SELECT author, count(*) FROM books GROUP BY author HAVING count(*) > 3 ORDER BY 2 DESC;',
  'CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (lower(email));',
  'git log --oneline --graph --decorate --all',
  'git rebase --interactive HEAD~3',
  'find . -name "*.log" -mtime +7 -print0 | xargs -0 rm --',
  'for (const [key, value] of Object.entries(settings)) console.log(`${key} = ${value}`);',
  'def fib(n):\n    a, b = 0, 1\n    while a < n:\n        yield a\n        a, b = b, a + b',
  'public static void main(String[] args) throws IOException {\n    new Server(8080).start();\n}',
  'int *p = malloc(n * sizeof *p);\nif (p == NULL) {\n    perror("malloc");\n    exit(EXIT_FAILURE);\n}',
  '{ "name": "example", "version": "1.0.0", "private": true, "scripts": { "test": "node --test" } }',
  'Table 12. Data types\nsmallint 2 bytes -32768 to 32767\ninteger 4 bytes\nbigint 8 bytes',
  '- Install the package.\n- Create a user for the service.\n- Start it and read its log.',
  'Figure 7-3. The life of a request, from the load balancer to the database and back',
  'See also: pg_stat_activity, lock_timeout, idle_in_transaction_session_timeout',
  'Übung 3: Schreiben Sie eine Funktion, die prüft, ob eine Zeichenkette ein Palindrom ist.',
  'E = mc², ∑ xᵢ / n, O(n log n), 10⁻⁶, α ≤ β → γ',
  'Copyright 2024. All rights reserved. No part of this book may be reproduced without permission.',
];

/** So many joined texts have nearly 256 tokens, the limit of the model. */
const TEXTS_A_PASSAGE = 7;

/** Passages as long as the chunks of a book, made of adjacent short texts. */
const PASSAGES = Array.from({ length: Math.floor(SHORT_TEXTS.length / TEXTS_A_PASSAGE) }, (_, index) =>
  SHORT_TEXTS.slice(index * TEXTS_A_PASSAGE, (index + 1) * TEXTS_A_PASSAGE).join('\n'),
);

/** The texts for comparing two graphs of one model. Fixed, so that figures of different builds are comparable. */
export const COMPARISON_TEXTS: readonly string[] = [...SHORT_TEXTS, ...PASSAGES];
