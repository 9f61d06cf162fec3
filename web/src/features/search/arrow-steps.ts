import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** The arrow keys lead from one element with `data-step` to the next or the one before. @returns Ref of what holds them. */
export function useArrowSteps(): RefObject<HTMLDivElement | null> {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current!;
    const listen = (event: KeyboardEvent) => step(element, event);
    element.addEventListener('keydown', listen);
    return () => element.removeEventListener('keydown', listen);
  }, []);
  return holder;
}

function step(holder: HTMLElement, event: KeyboardEvent): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (way === undefined || !(event.target instanceof HTMLElement)) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const steps = [...holder.querySelectorAll<HTMLElement>('[data-step]')];
  const at = steps.indexOf(event.target);
  const next = at < 0 ? undefined : steps[at + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.closest('article')?.scrollIntoView({ block: 'nearest' });
}
