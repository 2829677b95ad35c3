import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A list that belongs to a text field: which entry is active, and what the keys do to it. */
type SuggestionKeys = {
  active: number;
  setActive(index: number): void;
  /** Whether the key was used up. */
  onKey(event: KeyboardEvent): boolean;
};

/** Arrow keys move, Tab and Enter choose, Escape closes. Entries have the ids `name-0`, `name-1` … */
export function useSuggestionKeys(
  name: string,
  count: number,
  choose: (index: number) => void,
  close: () => void,
): SuggestionKeys {
  const [active, setActive] = useState(0);
  useEffect(() => {
    if (active >= count) setActive(Math.max(0, count - 1));
  }, [count, active]);
  useEffect(() => {
    document.getElementById(`${name}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [name, active]);
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

type SuggestionProps = {
  id: string;
  active: boolean;
  /** Where several may be chosen, or one is already: whether it is. */
  selected?: boolean;
  class?: string;
  onActive(): void;
  onChoose(): void;
  children: ComponentChildren;
};

/** An entry of such a list; the field keeps the focus and names the active one. */
export function Suggestion(props: SuggestionProps): VNode {
  const { id, active, selected = active, class: kind = '', onActive, onChoose, children } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={id}
      class={`suggestion ${kind}${active ? ' active' : ''}`}
      role="option"
      aria-selected={selected}
      onPointerMove={onActive}
      onPointerDown={(event) => {
        // Before the field loses the focus.
        event.preventDefault();
        onChoose();
      }}
    >
      {children}
    </div>
  );
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
