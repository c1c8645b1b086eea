/** Where a popup stands to what it belongs to: below or above it, in line with its start or its end as the text runs. */
export type Placement = 'below-start' | 'below-end' | 'above-start' | 'above-end';

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}

const GAP = 6;
const EDGE = 8;

/** The upper left corner of a popup, wholly within the window: on the other side where the wanted one has less room than it needs and than the other. */
export function place(
  anchor: Box,
  popup: Size,
  view: Size,
  placement: Placement,
  isRightToLeft: boolean,
): { left: number; top: number } {
  const above = anchor.top - GAP - popup.height;
  const below = anchor.top + anchor.height + GAP;
  const roomAbove = anchor.top - GAP - EDGE;
  const roomBelow = view.height - EDGE - below;
  const wantsAbove = placement.startsWith('above');
  const [roomWanted, roomOther] = wantsAbove ? [roomAbove, roomBelow] : [roomBelow, roomAbove];
  const fits = popup.height <= roomWanted || roomOther <= roomWanted;
  const top = wantsAbove === fits ? above : below;

  const alignsLeft = placement.endsWith('start') !== isRightToLeft;
  const left = alignsLeft ? anchor.left : anchor.left + anchor.width - popup.width;
  return { left: within(left, EDGE, view.width - EDGE - popup.width), top: within(top, EDGE, view.height - EDGE - popup.height) };
}

function within(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(value, highest));
}
