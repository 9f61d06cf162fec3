import { useCallback } from 'react';
import { useMatch, useRouter } from '@tanstack/react-router';

/**
 * Tells whether the person still is where this view is shown. A view stays on the screen for a moment after a click on a
 * link, until the code of the next one has come: what it does meanwhile by itself must not lead the person back.
 */
export function useStillHere(): () => boolean {
  const router = useRouter();
  const own = useMatch({ strict: false, select: ({ pathname }) => pathname });
  return useCallback(() => router.latestLocation.pathname === own, [router, own]);
}
