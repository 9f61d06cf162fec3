import { useEffect, useEffectEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 };
/** Where these keys mean something else. */
const OTHERS =
  'input, textarea, select, [role=tree], [role=tab], [role=slider], [role=dialog], [role=menu], [role=listbox]';

/** Turns pages by the arrow keys and Page Up and Page Down, wherever the focus is, unless they mean something else there. */
export function usePageKeys(turn: (step: number) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest(OTHERS) !== null) return;
    event.preventDefault();
    turn(step);
  });
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
