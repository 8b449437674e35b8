import { useEffect } from 'react';

const open = new Set<symbol>();

/** Says that something on the page is not saved, for as long as it is. */
export function useUnsaved(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const mine = Symbol('unsaved');
    open.add(mine);
    return () => {
      open.delete(mine);
    };
  }, [active]);
}

/** Whether leaving the page would lose something. */
export const hasUnsaved = (): boolean => open.size > 0;
