import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ListedDocument } from '../../api/documents.js';
import { isAtWork } from '../../api/words.js';
import { startTexts } from '../../texts/start.js';
import { Button, buttonLook } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { Panel } from '../../ui/panel.js';
import { RunProgress } from '../library/status-cell.js';

const words = startTexts;
/** The file of the book that comes with Colophon. */
const SAMPLE = 'handbook.pdf';

/** Leads on from the only book of a library: while it is read, and then to a first question. */
export function FirstBook({ document }: { document: ListedDocument }) {
  const { status } = document;
  if (isAtWork(status)) {
    return (
      <Panel title={words.reading}>
        <p className="mb-2 text-sm text-soft">{words.readingAbout}</p>
        <RunProgress document={document} />
      </Panel>
    );
  }
  return status.startsWith('completed') ? <FirstQuestion document={document} /> : null;
}

function FirstQuestion({ document: { id, fileName } }: { document: ListedDocument }) {
  const [question, setQuestion] = useState('');
  const go = useNavigate();
  const ask = (q: string) => void go({ to: '/search', search: { q } as never });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim() !== '') ask(question.trim());
  };
  return (
    <Panel
      title={words.ready}
      actions={
        <Link to="/books/$documentId" params={{ documentId: id }} className={buttonLook()}>
          {words.lookInside}
        </Link>
      }
    >
      <p className="mb-2 text-sm text-soft">{words.readyAbout}</p>
      <form onSubmit={submit} className="flex gap-2">
        <TextField
          label={words.question}
          hideLabel
          placeholder={words.question}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          className="flex-1"
        />
        <Button kind="primary" type="submit">
          {words.ask}
        </Button>
      </form>
      {fileName === SAMPLE && (
        <div className="mt-3 flex flex-wrap items-center gap-2 text-sm">
          <span className="text-soft">{words.tryOne}</span>
          {words.sampleQuestions.map((one) => (
            <Button key={one} onClick={() => ask(one)}>
              {one}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  );
}
