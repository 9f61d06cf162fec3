import { readFile } from 'node:fs/promises';
import { UserError } from '../../src/errors/errors.js';
import { readQuestions } from '../../src/evaluation/questions-file.js';
import { questionsFile } from '../places.js';
import type { Question } from './question.js';

/** What people asked about a book, from the file of questions beside the corpus; empty if there is none. */
export async function questionsOfPeople(book: string): Promise<Question[]> {
  const path = questionsFile(book);
  if (path === null) return [];
  const { questions, faults } = readQuestions(await readFile(path, 'utf8'));
  const [fault] = faults;
  if (fault) throw new UserError('bench.bad_questions', `${path}, line ${fault.line}: ${fault.problem}.`);
  return questions.map(({ query, kind, pages }) => ({ text: query, kind, pages }));
}
