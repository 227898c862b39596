/** What is open, the newest last: Escape closes that one. */
const open: (() => void)[] = [];

document.addEventListener('keydown', (event) => {
  const newest = open.at(-1);
  if (event.key === 'Escape' && newest && !event.defaultPrevented) {
    event.preventDefault();
    newest();
  }
});

/**
 * Something has opened within the page: it takes the focus, and Escape closes it. Nothing here bars the rest of the page,
 * so that an alarm can be answered whatever is open. Answers what to do when it is gone: the focus goes back.
 */
export function opened(first: HTMLElement | null | undefined, close: () => void): () => void {
  const before = document.activeElement;
  open.push(close);
  first?.focus();
  return () => {
    open.splice(open.lastIndexOf(close), 1);
    // Whoever went on elsewhere is left there.
    queueMicrotask(() => {
      if (!document.activeElement || document.activeElement === document.body) {
        const back = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : null;
        (back ?? document.getElementById('main'))?.focus();
      }
    });
  };
}
