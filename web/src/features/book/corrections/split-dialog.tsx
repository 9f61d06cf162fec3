import { useState } from 'react';
import { bookTexts } from '../../../texts/book.js';
import { texts } from '../../../texts/texts.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { CheckField, TextArea } from '../../../ui/field.js';
import type { WholeChunk } from '../use-book.js';
import { useCorrecting } from './use-corrections.js';

/** How much of the text on both sides of the cut shows where it is. */
const SHOWN = 60;

/** Asks where a chunk is to be cut in two: at the cursor in its text. */
export function SplitDialog({ chunk, onClose }: { chunk: WholeChunk; onClose: () => void }) {
  const { chunkId, text, contentHash } = chunk;
  const [cut, setCut] = useState(0);
  const [breakCode, setBreakCode] = useState(false);
  const { split } = useCorrecting(onClose);
  const before = text.slice(0, cut).trimEnd();
  const after = text.slice(cut).trimStart();
  const isWhole = before === '' || after === '';
  const send = () =>
    split.mutate({
      params: { path: { id: chunkId } },
      // The API counts code points, a text field units of UTF-16.
      body: { offset: Array.from(text.slice(0, cut)).length, breakCode, contentHash },
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={bookTexts.splitTitle}
      about={bookTexts.splitAbout}
      actions={
        <>
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" disabled={isWhole || split.isPending} onClick={send}>
            {bookTexts.splitHere}
          </Button>
        </>
      }
    >
      <TextArea
        label={bookTexts.textOfChunk}
        rows={10}
        spellCheck={false}
        className="font-mono"
        value={text}
        // A field that can only be read shows no cursor, so this one takes all but changes.
        onBeforeInput={(event) => event.preventDefault()}
        onChange={() => undefined}
        onSelect={(event) => setCut(event.currentTarget.selectionStart)}
      />
      <p className="text-sm" role="status">
        {isWhole ? (
          bookTexts.noCut
        ) : (
          <>
            …{before.slice(-SHOWN)} <mark aria-label={bookTexts.cutHere}>✂</mark> {after.slice(0, SHOWN)}…
          </>
        )}
      </p>
      <CheckField label={bookTexts.breakCode} checked={breakCode} onChange={setBreakCode} />
    </Dialog>
  );
}
