import { Suspense, lazy } from 'react';
import { Outlet } from '@tanstack/react-router';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useLiveUpdates } from '../api/live.js';
import { useRefused } from '../api/refusals.js';
import { texts } from '../texts/texts.js';
import { Toasts } from '../ui/toasts.js';
import { KeyGate } from './key-gate.js';
import { Navigation } from './navigation.js';
import { Palette } from './palette.js';
import { useSlashKey } from './slash-key.js';
import { TopBar } from './top-bar.js';

const Uploads = lazy(() => import('../features/library/uploads/uploads.js'));

/** The frame around every view. */
export function Shell() {
  useLiveUpdates();
  useSlashKey();
  const needsKey = useRefused();
  return (
    // The content policy forbids style elements, see `security-headers.ts` of the server.
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={400}>
        <a
          href="#view"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-surface focus:p-2"
        >
          {texts.shell.skip}
        </a>
        <div className="flex h-dvh flex-col">
          <TopBar />
          <div className="flex min-h-0 flex-1 flex-col md:flex-row">
            <Navigation />
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <main
                id="view"
                tabIndex={-1}
                className="min-h-0 min-w-0 flex-1 overflow-auto p-4 outline-none md:p-6"
              >
                {needsKey ? <KeyGate /> : <Outlet />}
              </main>
              <Suspense>
                <Uploads />
              </Suspense>
            </div>
          </div>
        </div>
        <Palette />
        <Toasts />
      </Tooltip.Provider>
    </CSPProvider>
  );
}
