import { useSyncExternalStore } from 'react';

const PLACE = 'colophon.questions';
const MOST = 6;
const NONE: readonly string[] = [];
const watchers = new Set<() => void>();
let read: { readonly stored: string | null; readonly questions: readonly string[] } = {
  stored: null,
  questions: NONE,
};

/** The questions whose passages were opened on this device, the last one first. */
export function useLastQuestions(): readonly string[] {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, lastQuestions);
}

export function rememberQuestion(question: string): void {
  const others = lastQuestions().filter((other) => other !== question);
  localStorage.setItem(PLACE, JSON.stringify([question, ...others].slice(0, MOST)));
  tell();
}

export function forgetQuestions(): void {
  localStorage.removeItem(PLACE);
  tell();
}

function lastQuestions(): readonly string[] {
  const stored = localStorage.getItem(PLACE);
  // The same list as long as nothing changes, as React wants it.
  if (stored !== read.stored) read = { stored, questions: questionsOf(stored) };
  return read.questions;
}

function questionsOf(stored: string | null): readonly string[] {
  if (stored === null) return NONE;
  try {
    const questions: unknown = JSON.parse(stored);
    return Array.isArray(questions)
      ? questions.filter((one): one is string => typeof one === 'string')
      : NONE;
  } catch {
    // Another program wrote there.
    return NONE;
  }
}

function tell(): void {
  for (const watcher of watchers) watcher();
}
