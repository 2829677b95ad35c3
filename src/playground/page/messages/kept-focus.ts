import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

// Not the links of the text above them, of which another text has others.
const controls = '.controls :is(button, a)';

/**
 * A message that changes may take the control one has just used with it, and with it the focus. Then the focus goes to
 * the control that stands in its place, else to the nearest before it, else to the message.
 */
export function useKeptFocus(): void {
  const last = useRef<{ message: string; at: number } | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const message = target instanceof Element ? target.closest<HTMLElement>('[data-message]') : null;
      const id = message?.dataset['message'];
      last.current =
        message === null || id === undefined || target === message
          ? null
          : { message: id, at: [...message.querySelectorAll(controls)].indexOf(target as Element) };
    };
    // Who presses elsewhere has left the message.
    const onPress = () => {
      last.current = null;
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress);
    };
  }, []);
  useLayoutEffect(() => {
    const { current } = last;
    if (current === null || document.activeElement !== document.body) return;
    const message = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(current.message)}"]`);
    const left = [...(message?.querySelectorAll<HTMLElement>(controls) ?? [])];
    (left[Math.min(current.at, left.length - 1)] ?? message)?.focus({ preventScroll: true });
  });
}
