import { texts } from '../../texts/texts.js';
import { Select } from '../../ui/select.js';
import { useTopics, useZones } from './use-topics.js';

interface ParentFieldProps {
  readonly kind: 'zone' | 'topic';
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Where something stands in the tree; another choice moves it. */
export function ParentField({ kind, value, onChange }: ParentFieldProps) {
  const zones = useZones();
  const topics = useTopics();
  const options =
    kind === 'zone'
      ? (zones.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
      : (topics.data ?? []).map(({ id, name, zone }) => ({ value: id, label: `${zone.name} › ${name}` }));
  return <Select label={texts.topics.field[kind]} value={value} onChange={onChange} options={options} />;
}
