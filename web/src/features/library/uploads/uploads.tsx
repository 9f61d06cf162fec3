import { useEffect } from 'react';
import { DropAnywhere } from './drop-anywhere.js';
import { resumeAfterReload, wouldLoseFiles } from './upload-queue.js';
import { useUploads } from './upload-store.js';
import { UploadsPanel } from './uploads-panel.js';

/** Whatever the view, files can be dropped, and those on their way are seen. The frame draws it once. */
export default function Uploads() {
  const items = useUploads();
  useEffect(() => {
    // Without a store of its own (a private window of some browsers), a tab has nothing to resume.
    void resumeAfterReload().catch(() => undefined);
    const warn = (event: BeforeUnloadEvent) => {
      if (wouldLoseFiles()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return (
    <>
      <DropAnywhere />
      {items.length > 0 && <UploadsPanel items={items} />}
    </>
  );
}
