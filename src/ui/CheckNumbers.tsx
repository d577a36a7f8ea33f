/** What a colourist reads off the scopes: of the reference, of the take, and of the take as a match would make it. */

import type { ReactNode } from "react";
import type { ColourNumbers, MatchReport, Rgb } from "../core/match";
import type { Text } from "./text/en";
import { useText } from "./useStudio";

type Row = keyof Text["check"]["row"];
/** One figure, or one a channel; of two the first is empty, so that they stand below the last two of three. */
type Cells = Readonly<Record<Row, readonly string[]>>;

export function CheckNumbers(props: { readonly report: MatchReport }): ReactNode {
  const { reference, before, after, outcome } = props.report;
  const text = useText();
  const { side, row, rowSays } = text.check;
  const columns: readonly (readonly [label: string, cells: Cells])[] = [
    [side.reference, cellsOf(text, reference)],
    [side.before, cellsOf(text, before)],
    ...(outcome.kind === "none" ? [] : [[side.after, cellsOf(text, after)] as const]),
  ];
  const rows: readonly Row[] = [
    "black",
    "middle",
    "white",
    "shadows",
    "midtones",
    "highlights",
    "skinAngle",
    "skinSaturation",
    "neutral",
  ];
  return (
    <div className="facts numbers">
      <div className="fact fact-head">
        <span className="fact-name" />
        {columns.map(([label]) => (
          <span key={label} className="fact-value">
            {label}
          </span>
        ))}
      </div>
      {rows.map((name) => (
        <div key={name} className="fact" title={rowSays[name]}>
          <span className="fact-name dim">{row[name]}</span>
          {columns.map(([label, cells]) => (
            <span key={label} className="fact-value figures">
              {cells[name].map((figure, channel) => (
                <span key={channel} className="third">
                  {figure}
                </span>
              ))}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

function cellsOf(text: Text, numbers: ColourNumbers): Cells {
  const { unknown, degrees, percent, figure } = text.check;
  const { black, middle, white, balance, skin, neutral } = numbers;
  const levels = (rgb: Rgb): readonly string[] => rgb.map((value) => String(Math.round(value)));
  const offset = (value: number): string => signed(value, figure);
  const offsets = (values: readonly number[] | undefined): readonly string[] => values?.map(offset) ?? [unknown];
  return {
    black: levels(black),
    middle: levels(middle),
    white: levels(white),
    shadows: offsets(balance.shadows),
    midtones: offsets(balance.midtones),
    highlights: offsets(balance.highlights),
    skinAngle: [skin === undefined ? unknown : degrees(skin.angle)],
    skinSaturation: [skin === undefined ? unknown : percent(skin.saturation)],
    neutral: neutral === undefined ? [unknown] : ["", offset(neutral.cb), offset(neutral.cr)],
  };
}

/** Nothing that is printed as 0.0 has a sign. */
function signed(value: number, figure: (value: number) => string): string {
  const words = figure(Math.abs(value));
  return words === figure(0) ? words : `${value < 0 ? "−" : "+"}${words}`;
}
