import { useState, type ReactNode } from "react";
import { pathOf, type SimulatedItem } from "../../host/document";
import { useProject, useWorld } from "./useWorld";

/** Shown first, in this order; the rest follow as the panel added them. */
const FIRST = ["Prompt", "Model", "Seed", "Status", "Take", "Use", "Engine", "Negative", "Recipe id"];

/** Pixels. The name takes what is left. */
const WIDTHS: Readonly<Record<string, number>> = {
  Prompt: 100,
  Model: 68,
  Seed: 74,
  Status: 50,
  Take: 40,
  Use: 44,
  Negative: 112,
};
const NAME_WIDTH = 186;

const LABEL_COLOURS = [
  "#8f7fd6",
  "#4c86c6",
  "#5aa9a5",
  "#4f9a72",
  "#b06bbf",
  "#6c78d8",
  "#c28a3a",
  "#b5a33c",
  "#c0603f",
  "#d58f32",
  "#8fb04a",
  "#b84d5c",
  "#7d6a58",
  "#9aa0a6",
  "#5f8f5f",
  "#c9b23f",
];

/** The bins and items of the project with their metadata columns. Double click opens: a sequence, or in the Source Monitor. */
export function ProjectPanel(): ReactNode {
  const world = useWorld();
  const { project } = world;
  const items = useProject(({ document }) => document.items);
  const schema = useProject((saved) => saved.schema);
  const selected = useProject(({ view }) => view.selectedItemIds);
  const name = useProject((saved) => saved.name);
  const dirty = useProject((saved) => saved.dirty);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());

  const columns = [...schema].sort((a, b) => placeOf(a.label) - placeOf(b.label));
  const rows = rowsBelow(items, "root", 0, closed);
  const count = items.filter((item) => item.parentId !== undefined && item.content.kind !== "bin").length;

  const toggle = (id: string): void =>
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const open = (item: SimulatedItem): void => {
    if (item.content.kind === "sequence") {
      project.openSequence(item.content.sequenceId);
      world.transport.choose("program");
    } else if (item.content.kind === "bin") toggle(item.id);
    else world.openInSource(item.id);
  };

  return (
    <section className="pane project" aria-label="Project">
      <header>
        <strong>Project: {name}</strong>
        {dirty ? <span className="dim">edited</span> : null}
        <span className="dim end">{count === 1 ? "1 item" : `${count} items`}</span>
      </header>
      <div className="table-scroll">
        <table style={{ minWidth: NAME_WIDTH + columns.reduce((sum, { label }) => sum + widthOf(label), 0) }}>
          <thead>
            <tr>
              <th className="name">Name</th>
              {columns.map(({ name: property, label }) => (
                <th key={property} style={{ width: widthOf(label) }}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ item, depth }) => (
              <tr
                key={item.id}
                className={selected.includes(item.id) ? "selected" : ""}
                aria-selected={selected.includes(item.id)}
                draggable={item.content.kind !== "bin"}
                onDragStart={(event) => event.dataTransfer.setData("application/x-project-item", item.id)}
                onClick={() => project.look((view) => ({ ...view, selectedItemIds: [item.id] }))}
                onDoubleClick={() => open(item)}
              >
                <td className="name" title={pathOf(item) ?? item.name}>
                  <span style={{ paddingLeft: depth * 14 }} className="name-cell">
                    <Swatch item={item} />
                    {item.content.kind === "bin" ? (
                      <button
                        className="twirl"
                        aria-label={closed.has(item.id) ? `Open ${item.name}` : `Close ${item.name}`}
                        onClick={() => toggle(item.id)}
                      >
                        {closed.has(item.id) ? "▸" : "▾"}
                      </button>
                    ) : null}
                    <span className="ellipsis">{item.name}</span>
                  </span>
                </td>
                {columns.map(({ name: property }) => (
                  <td key={property} className="column ellipsis" title={item.columns[property]}>
                    {item.columns[property] ?? ""}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 ? (
        <p className="empty">Nothing here yet. Open footage, or drop files anywhere on this page.</p>
      ) : null}
    </section>
  );
}

function Swatch({ item }: { readonly item: SimulatedItem }): ReactNode {
  const isBin = item.content.kind === "bin";
  return (
    <span className="swatch" style={{ background: isBin ? "#8b8b8b" : (LABEL_COLOURS[item.label] ?? "#8b8b8b") }} />
  );
}

function placeOf(label: string): number {
  const place = FIRST.indexOf(label);
  return place === -1 ? FIRST.length : place;
}

function widthOf(label: string): number {
  return WIDTHS[label] ?? 96;
}

interface Row {
  readonly item: SimulatedItem;
  readonly depth: number;
}

/** In the order of making, bins last: what one looks for after a take is at the end. */
function rowsBelow(
  items: readonly SimulatedItem[],
  parentId: string,
  depth: number,
  closed: ReadonlySet<string>,
): readonly Row[] {
  const inside = items.filter((item) => item.parentId === parentId);
  const bins = inside.filter(({ content }) => content.kind === "bin");
  const rest = inside.filter(({ content }) => content.kind !== "bin" && content.kind !== "root");
  return [
    ...rest.map((item) => ({ item, depth })),
    ...bins.flatMap((item) => [
      { item, depth },
      ...(closed.has(item.id) ? [] : rowsBelow(items, item.id, depth + 1, closed)),
    ]),
  ];
}
