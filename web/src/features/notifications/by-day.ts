/** What happened one after the other, parted by days; those of one day stay in their order. */
export function byDay<Item extends { at: string }>(items: readonly Item[], dayKey: (at: string) => string): Item[][] {
  const days: Item[][] = [];
  for (const item of items) {
    const day = days.at(-1);
    if (day?.[0] !== undefined && dayKey(day[0].at) === dayKey(item.at)) day.push(item);
    else days.push([item]);
  }
  return days;
}
