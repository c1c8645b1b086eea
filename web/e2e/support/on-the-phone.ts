import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from './person.ts';

/** Each picture is made, packed and unpacked without any hardware for it. */
const PATIENCE = { timeout: 60_000 };

/** Somebody with what they see and do of calls. */
export class OnThePhone {
  /** The window of the call that they are in. */
  readonly window: Locator;
  /** The call that rings. */
  readonly ringing: Locator;

  constructor(readonly person: Person) {
    this.window = person.page.getByRole('region', { name: /^Call: / });
    this.ringing = person.page.getByRole('alertdialog');
  }

  async calls(kind: 'Voice call' | 'Video call'): Promise<void> {
    await this.person.page.getByRole('main').getByRole('button', { name: kind, exact: true }).click();
    await this.window.waitFor();
  }

  async hearsRinging(from: string): Promise<void> {
    await this.ringing.getByRole('heading', { name: new RegExp(`^${from} is calling`) }).waitFor();
  }

  async answers(how: 'Answer' | 'Answer with video' | 'Decline'): Promise<void> {
    await this.ringing.getByRole('button', { name: how, exact: true }).click();
  }

  async does(control: string): Promise<void> {
    await this.window.getByRole('button', { name: control, exact: true }).click();
  }

  /** Calls somebody into the call. */
  async adds(name: string): Promise<void> {
    await this.does('Add people');
    const dialog = this.person.page.getByRole('dialog', { name: 'Add people' });
    await dialog.getByLabel(name, { exact: true }).check();
    await dialog.getByRole('button', { name: 'Add to the call' }).click();
  }

  /** The tile of somebody in the call, by what stands on it. */
  tile(label: string): Locator {
    return this.window.getByRole('listitem').filter({ hasText: label });
  }

  picture(label: string): Locator {
    return this.window.getByLabel(label, { exact: true });
  }

  /** Waits until the picture of somebody has come and moves: two of its frames differ. */
  async seesMoving(label: string): Promise<void> {
    const video = this.picture(label);
    await video.waitFor(PATIENCE);
    await expect.poll(() => frameOf(video), PATIENCE).not.toBe(null);
    const first = await frameOf(video);
    await expect.poll(() => frameOf(video), PATIENCE).not.toBe(first);
  }

  /** Waits until sound comes in from so many people. */
  async hears(count: number): Promise<void> {
    await expect.poll(() => soundsOf(this.window), PATIENCE).toBe(count);
  }
}

/** What is on the picture now, in few and coarse points; null while nothing is, or it is of one colour. */
function frameOf(video: Locator): Promise<string | null> {
  return video.evaluate((element) => {
    if (!(element instanceof HTMLVideoElement) || element.videoWidth === 0) return null;
    const canvas = document.createElement('canvas');
    canvas.width = 32;
    canvas.height = 18;
    const context = canvas.getContext('2d');
    context?.drawImage(element, 0, 0, canvas.width, canvas.height);
    const points = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return new Set(points).size < 8 ? null : points.join(',');
  });
}

/** Of how many people there is sound, going by what is played. */
function soundsOf(window: Locator): Promise<number> {
  return window.locator('audio').evaluateAll((elements) => {
    const isPlaying = (element: Element) => element instanceof HTMLAudioElement && !element.paused && element.currentTime > 0;
    return elements.filter(isPlaying).length;
  });
}
