import { useState } from 'react';
import { Heading, Merge, Scissors } from 'lucide-react';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Button } from '../../../ui/button.js';
import { Select } from '../../../ui/select.js';
import { CHUNK_TYPES, DIFFICULTIES } from '../../../api/words.js';
import type { Difficulty } from '../../../api/words.js';
import type { WholeChunk } from '../use-book.js';
import { RenameDialog } from './rename-dialog.js';
import { SplitDialog } from './split-dialog.js';
import { useCorrecting } from './use-corrections.js';

const OF_BOOK = 'book';

/** What a curator can change in a chunk and the title of its section. */
export function CorrectChunk({ chunk }: { chunk: WholeChunk }) {
  const { chunkId, type, difficulty, contentHash, sectionId, sectionPath, next } = chunk;
  const [open, setOpen] = useState<'split' | 'rename' | null>(null);
  const { change, join } = useCorrecting();
  const params = { path: { id: chunkId } };
  const close = () => setOpen(null);
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={bookTexts.type}
          value={type}
          disabled={change.isPending}
          onChange={(value) => change.mutate({ params, body: { type: value, contentHash } })}
          options={CHUNK_TYPES.map((value) => ({ value, label: texts.common.type[value] }))}
        />
        <Select<Difficulty | typeof OF_BOOK>
          label={bookTexts.difficulty}
          value={difficulty}
          disabled={change.isPending}
          onChange={(value) =>
            change.mutate({ params, body: { difficulty: value === OF_BOOK ? null : value, contentHash } })
          }
          options={[
            ...DIFFICULTIES.map((value) => ({ value, label: texts.common.difficulty[value] })),
            { value: OF_BOOK, label: bookTexts.difficultyOfBook },
          ]}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpen('split')}>
          <Scissors aria-hidden="true" />
          {bookTexts.split}
        </Button>
        <Button
          disabled={next === null || join.isPending}
          onClick={() => join.mutate({ params, body: { contentHash } })}
        >
          <Merge aria-hidden="true" />
          {bookTexts.join}
        </Button>
        {sectionId !== null && (
          <Button onClick={() => setOpen('rename')}>
            <Heading aria-hidden="true" />
            {bookTexts.rename}
          </Button>
        )}
      </div>
      {open === 'split' && <SplitDialog chunk={chunk} onClose={close} />}
      {open === 'rename' && sectionId !== null && (
        <RenameDialog sectionId={sectionId} title={sectionPath.at(-1) ?? ''} onClose={close} />
      )}
    </div>
  );
}
