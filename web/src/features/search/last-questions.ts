import { newStore } from '../../state/store.js';

const PLACE = 'colophon.questions';
const MOST = 6;

const questions = newStore(questionsOf(localStorage.getItem(PLACE)));

/** The questions whose passages were opened on this device, the last one first. */
export const useLastQuestions = questions.use;

export function rememberQuestion(question: string): void {
  // Another tab may have asked since.
  const others = questionsOf(localStorage.getItem(PLACE)).filter((other) => other !== question);
  questions.set([question, ...others].slice(0, MOST));
  localStorage.setItem(PLACE, JSON.stringify(questions.get()));
}

export function forgetQuestions(): void {
  questions.set([]);
  localStorage.removeItem(PLACE);
}

function questionsOf(stored: string | null): readonly string[] {
  try {
    const kept: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    // Another program wrote there.
    return [];
  }
}
