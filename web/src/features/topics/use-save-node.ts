import { useMutation } from '@tanstack/react-query';
import { answerTo, client } from '../../api/client.js';
import { topicsTexts } from '../../texts/topics.js';
import { tell } from '../../ui/toasts.js';
import type { TopicNode } from './node-actions.js';
import { useChangePlace } from './topics-place.js';
import type { Kind } from './topics-place.js';
import { useTopicsChanged } from './use-topics.js';

/** What stands in the fields of the form. */
export interface Draft {
  readonly name: string;
  readonly description: string;
  readonly slug: string;
  readonly zone: string;
  readonly topic: string;
  readonly order: string;
  readonly conceptIntent: string;
  readonly codeIntent: string;
}

export const FIELDS = {
  zone: ['name', 'description', 'order'],
  topic: ['name', 'description', 'zone', 'slug'],
  subtopic: ['name', 'conceptIntent', 'codeIntent', 'topic', 'order'],
} as const satisfies Record<Kind, readonly (keyof Draft)[]>;

const NOTHING: Draft = {
  name: '',
  description: '',
  slug: '',
  zone: '',
  topic: '',
  order: '',
  conceptIntent: '',
  codeIntent: '',
};

export function draftOf(node: TopicNode | undefined, parent: string): Draft {
  if (!node) return { ...NOTHING, zone: parent, topic: parent };
  if (node.kind === 'zone') {
    const { name, description, order } = node.zone;
    return { ...NOTHING, name, description, order: String(order) };
  }
  if (node.kind === 'topic') {
    const { name, description, slug, zone } = node.topic;
    return { ...NOTHING, name, description, slug, zone: zone.id };
  }
  const { name, order, topic, conceptIntent, codeIntent } = node.subtopic;
  return {
    ...NOTHING,
    name,
    order: String(order),
    topic: topic.id,
    conceptIntent: conceptIntent ?? '',
    codeIntent: codeIntent ?? '',
  };
}

/** Whether the fields that the API insists on are filled. */
export function isComplete(kind: Kind, { name, description }: Draft): boolean {
  return name.trim() !== '' && (kind === 'subtopic' || description.trim() !== '');
}

/** Adds or changes a node; of one that exists only what differs is sent, so that two people do not undo each other. */
export function useSaveNode(kind: Kind, node: TopicNode | undefined, first: Draft, onDone: () => void) {
  const changed = useTopicsChanged();
  const change = useChangePlace();
  return useMutation({
    mutationFn: (draft: Draft) =>
      answerTo(node ? changeNode(node, differences(kind, first, draft)) : addNode(kind, draft)),
    onSuccess: async ({ id, name }) => {
      tell(topicsTexts.saved(name));
      onDone();
      change({ kind, id }, false);
      await changed();
    },
  });
}

type Saved = Promise<{ data?: { readonly id: string; readonly name: string } }>;
type Body = Partial<Omit<Draft, 'order'>> & { order?: number };

function addNode(kind: Kind, draft: Draft): Saved {
  const { name, description, zone, topic } = draft;
  const rest = differences(kind, NOTHING, draft);
  if (kind === 'zone') return client.POST('/v1/zones', { body: { ...rest, name, description } });
  if (kind === 'topic') return client.POST('/v1/topics', { body: { ...rest, name, description, zone } });
  return client.POST('/v1/subtopics', { body: { ...rest, name, topic } });
}

function changeNode(node: TopicNode, body: Body): Saved {
  if (node.kind === 'zone') {
    return client.PATCH('/v1/zones/{id}', { params: { path: { id: node.zone.id } }, body });
  }
  if (node.kind === 'topic') {
    return client.PATCH('/v1/topics/{id}', { params: { path: { id: node.topic.id } }, body });
  }
  return client.PATCH('/v1/subtopics/{id}', { params: { path: { id: node.subtopic.id } }, body });
}

function differences(kind: Kind, first: Draft, draft: Draft): Body {
  const names: readonly (keyof Draft)[] = FIELDS[kind].filter((name) => draft[name] !== first[name]);
  const { order, ...texted } = Object.fromEntries(
    names.map((name) => [name, draft[name].trim()]),
  ) as Partial<Draft>;
  return { ...texted, ...(order !== undefined && order !== '' && { order: Number(order) }) };
}
