import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findOnPath } from '../stores/find-on-path.ts';
import { buildOfSources, PROJECT } from '../web/build.ts';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];

/** Finds a browser, builds the web app once for all files, and makes room for what a failed test leaves to be looked at. */
export default async function setup(project: TestProject): Promise<void> {
  const found = await Promise.all(PROGRAMS.map((name) => findOnPath(name, process.env.PATH ?? '')));
  const chromium = found.find((program) => program !== undefined) ?? null;
  const evidenceFolder = join(PROJECT, '.data', 'e2e');
  await rm(evidenceFolder, { recursive: true, force: true });
  await mkdir(evidenceFolder, { recursive: true });
  project.provide('chromium', chromium);
  project.provide('evidenceFolder', evidenceFolder);
  if (chromium !== null) await buildOfSources((sentence) => console.log(sentence));
}
