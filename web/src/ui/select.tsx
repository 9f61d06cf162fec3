import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { classes } from './classes.js';

interface SelectProps<T extends string> {
  /** Its name, for screen readers and, unless `hideLabel`, above it. */
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly disabled?: boolean;
  readonly className?: string;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, hideLabel = false, value, onChange, options, disabled = false, className } = props;
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      items={options}
      disabled={disabled}
    >
      <div className={classes('flex flex-col gap-1', className)}>
        <Base.Label className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>{label}</Base.Label>
        <Base.Trigger className="flex h-8 w-full items-center justify-between gap-2 rounded-md border bg-surface px-2.5 text-sm hover:bg-sunken disabled:opacity-50">
          <Base.Value />
          <Base.Icon>
            <ChevronDown className="size-4 text-soft" />
          </Base.Icon>
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="max-h-72 min-w-[var(--anchor-width)] overflow-auto rounded-lg border bg-surface p-1 shadow-lg outline-none">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex cursor-default items-center justify-between gap-3 rounded-md px-2 py-1.5 text-sm outline-none data-[highlighted]:bg-sunken"
              >
                <Base.ItemText>{option.label}</Base.ItemText>
                <Base.ItemIndicator>
                  <Check className="size-4" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
