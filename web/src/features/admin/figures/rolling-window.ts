/** How a gateway fared at a moment; what it counts, it counts since its start. */
export interface Sample {
  atMs: number;
  sockets: number;
  operations: number;
  topics: number;
  executions: number;
  deliveries: number;
}

/** So many samples are looked at: three minutes and a half of them. */
export const WINDOW = 71;

/** The samples with one more, without those that are too old. */
export const withSample = (samples: readonly Sample[], sample: Sample): Sample[] => [...samples, sample].slice(-WINDOW);

/** How fast something was counted between each sample and the one before, in a second. Null where the counting began anew, as after a restart. */
export function perSecond(samples: readonly Sample[], counted: 'executions' | 'deliveries'): (number | null)[] {
  return samples.slice(1).map((sample, index) => {
    const before = samples[index];
    if (before === undefined || sample[counted] < before[counted] || sample.atMs <= before.atMs) return null;
    return (1000 * (sample[counted] - before[counted])) / (sample.atMs - before.atMs);
  });
}
