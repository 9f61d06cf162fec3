import { useState } from 'react';
import { problemOf } from '../../api/problem.js';
import { topicsTexts } from '../../texts/topics.js';
import { texts } from '../../texts/texts.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea, TextField } from '../../ui/field.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { TopicNode } from './node-actions.js';
import { ParentField } from './parent-field.js';
import type { Kind } from './topics-place.js';
import { FIELDS, draftOf, isComplete, useSaveNode } from './use-save-node.js';
import type { Draft } from './use-save-node.js';

interface NodeFormProps {
  readonly kind: Kind;
  /** What is edited; without it something is added. */
  readonly node?: TopicNode;
  /** Below which it is added. */
  readonly parent?: string;
  readonly onClose: () => void;
}

const LONG = new Set<keyof Draft>(['description', 'conceptIntent', 'codeIntent']);
const HINTS: Partial<Record<keyof Draft, string>> = {
  order: topicsTexts.field.orderHint,
  slug: topicsTexts.field.slugHint,
};

/** Adds or edits a zone, a topic or a subtopic. */
export function NodeForm({ kind, node, parent = '', onClose }: NodeFormProps) {
  const t = topicsTexts;
  const [first] = useState(() => draftOf(node, parent));
  const [draft, setDraft] = useState(first);
  const save = useSaveNode(kind, node, first, onClose);
  const set = (name: keyof Draft, value: string) => setDraft({ ...draft, [name]: value });
  const problem = save.error === null ? null : problemOf(save.error);
  const faultOf = (name: string) => (problem?.field === name ? problem.detail : null);
  const send = () => isComplete(kind, draft) && save.mutate(draft);
  return (
    <Dialog open onClose={onClose} title={node ? t.editTitle(first.name) : t.add[kind]}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {FIELDS[kind].map((name) =>
          name === 'zone' || name === 'topic' ? (
            <ParentField key={name} kind={name} value={draft[name]} onChange={(id) => set(name, id)} />
          ) : LONG.has(name) ? (
            <TextArea
              key={name}
              label={t.field[name]}
              rows={2}
              maxLength={1000}
              required={name === 'description'}
              error={faultOf(name)}
              value={draft[name]}
              onChange={(event) => set(name, event.target.value)}
            />
          ) : (
            <TextField
              key={name}
              label={t.field[name]}
              {...(HINTS[name] !== undefined && { hint: HINTS[name] })}
              {...(name === 'order'
                ? { type: 'number', min: 0, max: 1_000_000, step: 1 }
                : { maxLength: 100 })}
              required={name === 'name'}
              error={faultOf(name)}
              value={draft[name]}
              onChange={(event) => set(name, event.target.value)}
            />
          ),
        )}
        {problem && <ProblemNotice error={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{texts.common.cancel}</Button>
          <Button kind="primary" type="submit" disabled={save.isPending || !isComplete(kind, draft)}>
            {texts.common.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
