import { useEffect, useRef, useState } from 'react';
import { useChangePlace, useSearchPlace } from './search-place.js';

/** People pause shorter than this between two letters of a word, and longer when they read what was found. */
const PAUSE_MS = 450;
const LETTER_MS = 90;

export interface Question {
  /** What stands in the field. */
  readonly text: string;
  /** The same, a moment later: what first finds are looked for. */
  readonly typed: string;
  /** What the address says: what is answered in full. */
  readonly asked: string;
  readonly type: (text: string) => void;
  /** Asks at once. */
  readonly ask: (text: string) => void;
}

/** The question: typed in the field, and after a pause in the address. */
export function useQuestion(): Question {
  const { q: asked = '' } = useSearchPlace();
  const change = useChangePlace();
  const [text, setText] = useState(asked);
  const [typed, setTyped] = useState(asked);
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  const sent = useRef<string[]>([]);

  const stop = () => timers.current.splice(0).forEach(clearTimeout);
  const send = (question: string) => {
    if (question !== asked) {
      sent.current.push(question);
      change({ q: question === '' ? undefined : question });
    }
  };

  useEffect(() => {
    const at = sent.current.indexOf(asked);
    if (at >= 0) {
      sent.current.splice(0, at + 1);
      return;
    }
    // The person went back, or followed a link to another question.
    setText(asked);
    setTyped(asked);
  }, [asked]);
  useEffect(() => () => timers.current.splice(0).forEach(clearTimeout), []);

  return {
    text,
    typed,
    asked,
    type(next) {
      setText(next);
      stop();
      const question = next.trim();
      timers.current.push(
        setTimeout(() => setTyped(question), LETTER_MS),
        setTimeout(() => send(question), PAUSE_MS),
      );
    },
    ask(next) {
      stop();
      setText(next);
      setTyped(next.trim());
      send(next.trim());
    },
  };
}
