/** What a listener went through of late: to be read beside a rule that was broken. */
export interface Trail {
  /** Of one room, or, without one, of the connection. */
  note(what: string, roomId?: string): void;
  lastOf(roomId: string): string;
}

const KEPT = 2_000;
const SHOWN = 14;

export function createTrail(): Trail {
  let notes: { what: string; roomId: string | undefined }[] = [];
  return {
    note(what, roomId) {
      notes.push({ what: `${(performance.now() / 1000).toFixed(2)} ${what}`, roomId });
      if (notes.length > 2 * KEPT) notes = notes.slice(-KEPT);
    },
    lastOf(roomId) {
      const about = notes.filter((note) => note.roomId === roomId || note.roomId === undefined);
      return about
        .slice(-SHOWN)
        .map(({ what }) => what)
        .join(' | ');
    },
  };
}
