const BROWSERS: readonly [name: string, mark: RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
];

const SYSTEMS: readonly [name: string, mark: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** What the name that a browser gives itself tells of the device; a null name where that is nothing. */
export function deviceOf(agent: string): { name: string | null; isPhone: boolean } {
  const known = (table: typeof BROWSERS) => table.find(([, mark]) => mark.test(agent))?.[0];
  const [browser, system] = [known(BROWSERS), known(SYSTEMS)];
  const isPhone = /\bMobile\b/.test(agent) || system === 'iPhone' || system === 'Android';
  if (browser === undefined && system === undefined) return { name: agent.split(/[\s/]/)[0] || null, isPhone };
  return { name: [browser, system].filter((part) => part !== undefined).join(' · '), isPhone };
}
