import { useState } from 'react';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { topicsTexts } from '../../texts/topics.js';
import { Button, IconButton } from '../../ui/button.js';
import { NodeForm } from './node-form.js';
import { RemoveDialog } from './remove-dialog.js';
import type { Subtopic, Topic, Zone } from './use-topics.js';

export type TopicNode =
  | { readonly kind: 'zone'; readonly zone: Zone }
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'subtopic'; readonly subtopic: Subtopic };

/** To add something below, to edit and to delete. */
export function NodeActions({ node }: { node: TopicNode }) {
  const [open, setOpen] = useState<'add' | 'edit' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const t = topicsTexts;
  return (
    <div className="flex flex-wrap items-center gap-1">
      {node.kind !== 'subtopic' && (
        <Button onClick={() => setOpen('add')}>
          <Plus aria-hidden="true" />
          {node.kind === 'zone' ? t.add.topic : t.add.subtopic}
        </Button>
      )}
      <IconButton label={t.edit} onClick={() => setOpen('edit')}>
        <Pencil />
      </IconButton>
      <IconButton label={t.remove} onClick={() => setOpen('remove')}>
        <Trash2 />
      </IconButton>
      {open === 'add' && node.kind === 'zone' && (
        <NodeForm kind="topic" parent={node.zone.id} onClose={close} />
      )}
      {open === 'add' && node.kind === 'topic' && (
        <NodeForm kind="subtopic" parent={node.topic.id} onClose={close} />
      )}
      {open === 'edit' && <NodeForm kind={node.kind} node={node} onClose={close} />}
      {open === 'remove' && <RemoveDialog node={node} onClose={close} />}
    </div>
  );
}
