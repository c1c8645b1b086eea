/** In the order of their numbers, of which Monday's is 1. */
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

export type WeekdayName = (typeof WEEKDAYS)[number];
