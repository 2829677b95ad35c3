import type { UnitKind } from '../../words/vocabulary.ts';
import type { NamedUnit } from '../mentions/unit.ts';
import type { FileDay } from './file-days.ts';

/** What begins at a place of a file. A week that is `alone` is a unit without days; what `goesOn` has begun in a table or list of all. */
export type Opening = {
  kind: UnitKind;
  unit: NamedUnit;
  depth: number;
  at: number;
  end: number;
  isAlone: boolean;
  goesOn?: boolean;
};

/** What a file is: a part of a day, week or month by its path or settings; and what begins in it. */
export type FileChoice = {
  day: FileDay | null;
  week: NamedUnit | null;
  month: NamedUnit | null;
  openings: Map<number, Opening>;
};
