import { useEffect, useState } from 'preact/hooks';

/** A list that belongs to a text field: which entry is active, and what the keys do to it. */
export type SuggestionKeys = {
  active: number;
  setActive(index: number): void;
  /** Whether the key was used up. */
  onKey(event: KeyboardEvent): boolean;
};

/** Arrow keys move, Tab and Enter choose, Escape closes. */
export function useSuggestionKeys(
  count: number,
  choose: (index: number) => void,
  close: () => void,
  startAt = 0,
): SuggestionKeys {
  const [active, setActive] = useState(startAt);
  useEffect(() => {
    if (active >= count) setActive(count === 0 ? startAt : count - 1);
  }, [count, active, startAt]);
  return {
    active: Math.min(active, count - 1),
    setActive,
    onKey(event) {
      if (count === 0 || event.isComposing) return false;
      if (event.key === 'ArrowDown') setActive((active + 1) % count);
      else if (event.key === 'ArrowUp') setActive((active + count - 1) % count);
      else if (event.key === 'Escape') close();
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && active >= 0) choose(active);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

/** A value that has stayed the same for a moment. */
export function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
