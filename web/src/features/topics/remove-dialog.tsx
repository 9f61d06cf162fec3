import { useMutation } from '@tanstack/react-query';
import { client } from '../../api/client.js';
import { topicsTexts } from '../../texts/topics.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { tell } from '../../ui/toasts.js';
import type { TopicNode } from './node-actions.js';
import { useChangePlace } from './topics-place.js';
import { useTopicsChanged } from './use-topics.js';

/** Asks before something is deleted, and says what goes with it. */
export function RemoveDialog({ node, onClose }: { node: TopicNode; onClose: () => void }) {
  const t = topicsTexts;
  const changed = useTopicsChanged();
  const change = useChangePlace();
  const { name } = 'zone' in node ? node.zone : 'topic' in node ? node.topic : node.subtopic;
  const remove = useMutation({
    mutationFn: () => removeNode(node),
    onSuccess: async () => {
      tell(t.removed(name));
      onClose();
      change({ kind: undefined, id: undefined }, false);
      await changed();
    },
  });
  const isKept = node.kind === 'topic' && node.topic.subtopics > 0;
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title={t.removeTitle(name)}
      about={aboutOf(node)}
      action={t.remove}
      busy={isKept || remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {remove.error !== null && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}

function aboutOf(node: TopicNode): string {
  const t = topicsTexts.removeAbout;
  if (node.kind === 'zone') return t.zone(node.zone.topics);
  return node.kind === 'topic' ? t.topic(node.topic.subtopics) : t.subtopic;
}

function removeNode(node: TopicNode): Promise<unknown> {
  if (node.kind === 'zone') {
    // The person was told what goes with it.
    return client.DELETE('/v1/zones/{id}', {
      params: { path: { id: node.zone.id }, query: { force: true } },
    });
  }
  if (node.kind === 'topic') {
    return client.DELETE('/v1/topics/{id}', { params: { path: { id: node.topic.id } } });
  }
  return client.DELETE('/v1/subtopics/{id}', { params: { path: { id: node.subtopic.id } } });
}
