export interface Cell {
  row: number;
  column: number;
}

/** Where a key leads in a grid with rows of these lengths; null for a key that leads nowhere. Along the line it goes on to the next row, and back. */
export function gridStep(key: string, { row, column }: Cell, lengths: readonly number[], isRightToLeft: boolean): Cell | null {
  const last = lengths.length - 1;
  const endOf = (of: number) => Math.max(0, (lengths[of] ?? 1) - 1);
  const atRow = (of: number): Cell => {
    const reached = Math.max(0, Math.min(of, last));
    return { row: reached, column: Math.min(column, endOf(reached)) };
  };
  if (key === 'ArrowDown') return atRow(row + 1);
  if (key === 'ArrowUp') return row === 0 ? null : atRow(row - 1);
  if (key === 'PageDown') return atRow(row + 5);
  if (key === 'PageUp') return atRow(row - 5);
  if (key === 'Home') return { row, column: 0 };
  if (key === 'End') return { row, column: endOf(row) };
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const goesOn = (key === 'ArrowRight') !== isRightToLeft;
  if (goesOn)
    return column < endOf(row) ? { row, column: column + 1 } : row < last ? { row: row + 1, column: 0 } : { row, column };
  return column > 0 ? { row, column: column - 1 } : row > 0 ? { row: row - 1, column: endOf(row - 1) } : { row, column };
}
