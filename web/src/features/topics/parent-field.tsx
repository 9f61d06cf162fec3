import type { UseQueryResult } from '@tanstack/react-query';
import { topicsTexts } from '../../texts/topics.js';
import { Loaded } from '../../ui/loaded.js';
import { Select } from '../../ui/select.js';
import { useTopics, useZones } from './use-topics.js';

interface ParentFieldProps {
  readonly kind: 'zone' | 'topic';
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Where something stands in the tree; another choice moves it. */
export function ParentField({ kind, ...field }: ParentFieldProps) {
  return kind === 'zone' ? <ZoneField {...field} /> : <TopicField {...field} />;
}

type FieldProps = Omit<ParentFieldProps, 'kind'>;

function ZoneField(props: FieldProps) {
  return <Choice {...props} label={topicsTexts.field.zone} query={useZones()} nameOf={({ name }) => name} />;
}

function TopicField(props: FieldProps) {
  const nameOf = ({ name, zone }: { name: string; zone: { name: string } }) => `${zone.name} › ${name}`;
  return <Choice {...props} label={topicsTexts.field.topic} query={useTopics()} nameOf={nameOf} />;
}

interface ChoiceProps<T> extends FieldProps {
  readonly label: string;
  readonly query: UseQueryResult<readonly T[], unknown>;
  readonly nameOf: (one: T) => string;
}

function Choice<T extends { readonly id: string }>({ query, nameOf, ...field }: ChoiceProps<T>) {
  return (
    <Loaded query={query}>
      {(all) => <Select {...field} options={all.map((one) => ({ value: one.id, label: nameOf(one) }))} />}
    </Loaded>
  );
}
