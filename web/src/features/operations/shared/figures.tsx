interface FiguresProps {
  readonly figures: readonly { readonly name: string; readonly value: string }[];
}

/** Some numbers beside each other, each with its name. */
export function Figures({ figures }: FiguresProps) {
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {figures.map(({ name, value }) => (
        <div key={name} className="flex flex-col-reverse">
          <dt className="text-xs text-soft">{name}</dt>
          <dd className="text-lg font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
