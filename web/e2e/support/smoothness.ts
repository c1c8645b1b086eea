import type { Page } from 'playwright-core';

/** How long each frame took while something was done, in milliseconds. */
export async function framesOf(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const measure = (now: number) => {
      frames.push(now - last);
      last = now;
      if (!document.documentElement.hasAttribute('data-measured')) requestAnimationFrame(measure);
    };
    requestAnimationFrame(measure);
    Object.assign(window, { frames });
  });
  await act();
  return page.evaluate(() => {
    document.documentElement.setAttribute('data-measured', '');
    return (window as unknown as { frames: number[] }).frames;
  });
}

/** How long each key took from the press to the frame that shows it, in milliseconds. */
export async function inputDelaysOf(page: Page, type: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const delays: number[] = [];
    addEventListener(
      'keydown',
      ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => delays.push(performance.now() - timeStamp))),
      { capture: true },
    );
    Object.assign(window, { delays });
  });
  await type();
  return page.evaluate(() => (window as unknown as { delays: number[] }).delays);
}

/** The middle, and what nearly all stay below. */
export function summary(durations: readonly number[]): string {
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number) => `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)} ms`;
  return `${at(0.5)} in the middle, ${at(0.95)} at 95 %, ${at(1)} at most, over ${sorted.length}`;
}
