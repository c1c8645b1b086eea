/** Loaded before a process whose memory is measured: on SIGUSR2 it gives back what it does not need. Wants `--expose-gc`. */
process.on('SIGUSR2', () => void globalThis.gc?.());
