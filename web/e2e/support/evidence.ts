import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject, type RunnerTestCase } from 'vitest';
import type { Person } from './person.ts';

/** Keeps what somebody saw when a test failed, and says where. */
export async function keepEvidence(task: RunnerTestCase, person: Person): Promise<void> {
  if (person.page.isClosed()) return;
  const named = [task.file.name, task.name, person.name].map((part) => part.replaceAll(/[^\p{L}\p{N}]+/gu, '-'));
  const path = join(inject('evidenceFolder'), named.join('.').slice(-200));
  await person.page.screenshot({ path: `${path}.png` });
  await writeFile(`${path}.txt`, [person.page.url(), ...person.complaints.unexpected, ''].join('\n'));
  console.log(`What ${person.name} saw: ${path}.png`);
}
