import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { TYPING_MS, useSettled } from './use-settled.js';
import { useStillHere } from './use-still-here.js';

export interface KeptText {
  /** What stands in the field. */
  readonly text: string;
  readonly type: (text: string) => void;
  /** Types it and keeps it at once. */
  readonly enter: (text: string) => void;
}

/**
 * A text that is typed into a field and, after a pause, kept elsewhere: in the address, which may also change by itself,
 * when a person goes back or follows a link. Spaces around it are not kept.
 *
 * @param kept What is kept now.
 */
export function useKeptText(kept: string, keep: (text: string) => void, ms = TYPING_MS): KeptText {
  const [text, setText] = useState(kept);
  const settled = useSettled(text.trim(), ms);
  /** What was given away and has not come back yet: meanwhile more may have been typed. */
  const given = useRef<string[]>([]);
  const give = (next: string) => {
    if (next === kept) return;
    given.current.push(next);
    keep(next);
  };
  const isHere = useStillHere();
  const giveSettled = useEffectEvent((next: string) => {
    if (isHere()) give(next);
  });
  useEffect(() => giveSettled(settled), [settled]);
  useEffect(() => {
    const at = given.current.indexOf(kept);
    if (at < 0) setText(kept);
    else given.current.splice(0, at + 1);
  }, [kept]);
  return {
    text,
    type: setText,
    enter(next) {
      setText(next);
      give(next.trim());
    },
  };
}
