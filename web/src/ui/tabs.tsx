import type { ReactNode } from 'react';
import { Tabs as Base } from '@base-ui/react/tabs';
import { classes } from './classes.js';
import { inView } from './in-view.js';

interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Whether the content takes the height that is left, and scrolls within it. */
  readonly fill?: boolean;
  readonly tabs: readonly { readonly value: T; readonly label: string; readonly content: ReactNode }[];
}

export function Tabs<T extends string>({ label, value, onChange, fill = false, tabs }: TabsProps<T>) {
  const column = classes('flex flex-col gap-4', fill && 'min-h-0 flex-1');
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as T)} className={column}>
      <Base.List aria-label={label} className="flex shrink-0 gap-1 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            ref={tab.value === value ? inView : undefined}
            className="-mb-px border-b-2 border-transparent px-3 py-1.5 text-sm font-medium whitespace-nowrap text-soft hover:text-text focus-visible:-outline-offset-2 data-[active]:border-accent data-[active]:text-text"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={column}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
