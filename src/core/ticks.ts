/** An outcome or deliverable that somebody ticked, in the words it had then, with what was shown for it. */
export type Tick = {
  key: string;
  item: string;
  at: Date;
  evidence: string | null;
  fileName: string | null;
  fileUrl: string | null;
};

/** An outcome or deliverable as its learner sees it; `lost` ones were ticked before the plan dropped or reworded them. */
export type TickShown = {
  id: string;
  text: string;
  at: Date | null;
  evidence: string | null;
  file: { name: string; url: string } | null;
  lost: boolean;
};

export function shownOf(tick: Tick | undefined): Pick<TickShown, 'at' | 'evidence' | 'file'> {
  if (tick === undefined) return { at: null, evidence: null, file: null };
  const { fileName: name, fileUrl: url } = tick;
  return { at: tick.at, evidence: tick.evidence, file: name === null || url === null ? null : { name, url } };
}
