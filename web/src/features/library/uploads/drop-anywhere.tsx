import { useEffect, useState } from 'react';
import { Upload } from 'lucide-react';
import { libraryTexts } from '../../../texts/library.js';
import { takeDropped } from './choose-files.js';

/** Takes files that are dropped anywhere on the page, and says so while they are over it. */
export function DropAnywhere() {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // Each element under the pointer tells of its own; the pointer has left when all that it entered are left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setIsOver(true);
    };
    const over = (event: DragEvent) => {
      // Otherwise the browser would open the file in place of the page.
      if (hasFiles(event)) event.preventDefault();
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth--;
      if (depth <= 0) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      void takeDropped(event.dataTransfer!);
    };
    addEventListener('dragenter', enter);
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', enter);
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-40 flex items-center justify-center bg-black/40 p-6">
      <p className="flex items-center gap-3 rounded-xl border-2 border-dashed border-accent bg-surface px-8 py-6 text-lg font-semibold">
        <Upload className="size-6 text-accent" aria-hidden="true" />
        {libraryTexts.uploads.dropHere}
      </p>
    </div>
  );
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
