import { useEffect } from 'react';
import { useTopicsChanged } from './use-topics.js';

const LOOK_MS = 1500;

/**
 * Looks again while topics are in work and the tab is in view. The stream of the server tells of documents and runs only;
 * vectors of subtopics and rankings are made in seconds.
 */
export function useFollowed(isInWork: boolean): void {
  const changed = useTopicsChanged();
  useEffect(() => {
    if (!isInWork) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) void changed();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [isInWork, changed]);
}
