import { useEffect, useState } from 'react';

/** How long a person may pause within a word. */
export const TYPING_MS = 200;

/** A value that changes often, such as a text being typed, as it was when it last stayed the same for a while. */
export function useSettled<T>(value: T, ms = TYPING_MS): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
