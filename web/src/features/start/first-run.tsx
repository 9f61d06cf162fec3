import { BookMarked, FileUp, FolderOpen, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { startTexts } from '../../texts/start.js';
import { Button } from '../../ui/button.js';
import { ViewHeader } from '../../ui/panel.js';
import { chooseFiles } from '../library/uploads/choose-files.js';
import { useSample } from './use-sample.js';

const words = startTexts;

/** What an empty library shows: two ways to the first book. */
export function FirstRun() {
  const sample = useSample();
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-6 pt-4 md:pt-12">
      <ViewHeader title={words.title} about={words.about} />
      <div className="grid gap-4 md:grid-cols-2">
        <Way icon={<BookMarked />} title={words.sampleTitle} about={words.sampleAbout}>
          <Button kind="primary" disabled={sample.isPending} onClick={() => sample.mutate({})}>
            {words.sample}
          </Button>
        </Way>
        <Way icon={<FileUp />} title={words.ownTitle} about={words.ownAbout} isDropZone>
          <Button onClick={() => chooseFiles()}>
            <Upload aria-hidden="true" />
            {words.chooseFiles}
          </Button>
          <Button onClick={() => chooseFiles('folder')}>
            <FolderOpen aria-hidden="true" />
            {words.chooseFolder}
          </Button>
        </Way>
      </div>
    </div>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly about: string;
  readonly isDropZone?: boolean;
  readonly children: ReactNode;
}

function Way({ icon, title, about, isDropZone = false, children }: WayProps) {
  return (
    <section
      aria-label={title}
      className={`flex flex-col gap-3 rounded-xl border bg-surface p-6 ${isDropZone ? 'border-2 border-dashed border-line-strong' : ''}`}
    >
      <div className="text-accent [&_svg]:size-7" aria-hidden="true">
        {icon}
      </div>
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="flex-1 text-sm text-soft">{about}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  );
}
