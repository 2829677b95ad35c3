import type { DateState } from '../core/streak/date-state.ts';

/** All that a picture shows of somebody's progress or a group's; its words come ready made. */
export type Card = {
  /** Null where there is none that can be drawn. */
  title: string | null;
  /** A line below the title, such as from when to when. */
  subtitle: string | null;
  /** Numbers with what they count: `12/29`, “days of the plan”. */
  figures: { value: string; label: string }[];
  /** A map of dates; null where the picture has none. */
  dates: DateMap | null;
  barsTitle: string;
  /** Each as full as `part` says, from 0 to 1. */
  bars: { label: string; value: string; part: number }[];
};

type DateMap = {
  /** The names of Monday to Sunday. */
  weekdays: string[];
  /** Calendar weeks, Monday first; null leaves a gap. */
  weeks: (DateState | null)[][];
  /** What stands at a week. */
  months: { week: number; label: string }[];
  legend: { state: DateState; label: string }[];
};

/** Twice the width at which Discord shows a picture, so that it is crisp on a phone too. */
export const width = 1100;

const margin = 48;
const inner = width - 2 * margin;
const datesFrom = margin + 80;
const datesRoom = width - margin - datesFrom;
/** So few weeks stand in rows, as in a calendar: as columns they would leave most of the card empty. */
const rowsAtMost = 3;
/** Numbers and signs stand in as many columns. */
const across = 3;
const third = inner / across;
const legendRow = 50;
const barRoom = 112;

/** Where the parts of a card stand, in pixels from its upper left corner. */
export function layoutOf({ title, subtitle, dates, bars }: Card) {
  const figuresAt = margin + (title === null ? 0 : 60) + (subtitle === null ? 0 : 48);
  const datesAt = figuresAt + 176;
  const weeks = dates?.weeks.length ?? 0;
  const areRows = weeks <= rowsAtMost;
  const pitch = Math.floor(areRows ? datesRoom / 7 : Math.min(52, datesRoom / weeks));
  const below = datesAt + (areRows ? weeks : 7) * pitch + 28;
  const signs = dates?.legend.length ?? 0;
  // Beside a map of not many weeks there is room for what explains it.
  const taken = areRows ? across : Math.ceil((datesFrom + weeks * pitch - margin) / third);
  const isBeside = taken < across && Math.ceil(signs / (across - taken)) * legendRow <= 7 * pitch;
  const [column, perRow] = isBeside ? [taken, across - taken] : [0, across];
  const legendRows = isBeside ? 0 : Math.ceil(signs / perRow);
  const barsTitleAt = dates === null ? figuresAt + 144 : below + legendRows * legendRow + 28;
  const barsAt = barsTitleAt + 88;
  const barPitch = Math.floor(inner / Math.max(bars.length, 1));
  return {
    margin,
    figuresAt,
    datesAt,
    areRows,
    barsTitleAt,
    barPitch,
    height: bars.length === 0 ? barsTitleAt + margin - 28 : barsAt + barRoom + 44 + margin,
    /** A date's square; day 0 is Monday. */
    square(week: number, day: number) {
      const [column, row] = areRows ? [day, week] : [week, day];
      return { x: datesFrom + column * pitch, y: datesAt + row * pitch, size: pitch - 6 };
    },
    /** The square that explains a state. */
    legendSquare(index: number) {
      const y = (isBeside ? datesAt : below) + Math.floor(index / perRow) * legendRow;
      return { x: margin + (column + (index % perRow)) * third, y, size: 30, room: third };
    },
    /** The room of a bar. */
    bar(index: number) {
      return { x: margin + index * barPitch, y: barsAt, width: barPitch - Math.min(18, barPitch / 4), height: barRoom };
    },
  };
}
