/** As the person's calendar and clock show it. A zone that this machine does not know is read as UTC. */
export function momentInWords(at: Date, timeZone: string | null): string {
  const format = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at);
  try {
    return `${format(timeZone ?? 'UTC')}${timeZone === null ? ' UTC' : ''}`;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return `${format('UTC')} UTC`;
  }
}
