import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Failure } from '../failure.tsx';

/** A window above the page; the browser keeps the focus in it, and gives it back afterwards. */
function Dialog({ title, onClose, children }: { title: string; onClose(): void; children: ComponentChildren }): VNode {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    // The first thing to fill in, not the cross to close it.
    dialog?.querySelector<HTMLElement>('.dialog-body :is(input, textarea, select, button)')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header class="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}

type FormWindowProps = {
  title: string;
  /** What stands on the button that sends the form. */
  send: string;
  busy?: boolean;
  problem: string | null;
  onSubmit(): Promise<void>;
  onClose(): void;
  children: ComponentChildren;
};

/** A window with a form in it. */
export function FormWindow({ title, send, busy, problem, onSubmit, onClose, children }: FormWindowProps): VNode {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        <div class="dialog-body">
          {children}
          <Failure words={problem} />
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button secondary" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" aria-busy={busy === true}>
            {send}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
