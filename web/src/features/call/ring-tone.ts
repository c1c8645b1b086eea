/** Notes of one round, in hertz, and how long a round is with the silence after it. */
const TONES = {
  /** A call rings here. */
  incoming: { notes: [659, 784, 988, 784], noteSeconds: 0.16, everySeconds: 2.4, loudness: 0.18 },
  /** A call rings at somebody else's. */
  outgoing: { notes: [440, 440], noteSeconds: 0.5, everySeconds: 4, loudness: 0.06 },
};

/** Sounds until what is given back is called. A page that nobody has touched yet may make no sound; then there is none. */
export function startRingTone(name: keyof typeof TONES): () => void {
  const { notes, noteSeconds, everySeconds, loudness } = TONES[name];
  const context = new AudioContext();

  function play(): void {
    for (const [index, hertz] of notes.entries()) {
      const begins = context.currentTime + 0.05 + index * noteSeconds;
      const note = new OscillatorNode(context, { type: 'triangle', frequency: hertz });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.setValueAtTime(0, begins);
      volume.gain.linearRampToValueAtTime(loudness, begins + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, begins + noteSeconds * 1.6);
      note.connect(volume).connect(context.destination);
      note.start(begins);
      note.stop(begins + noteSeconds * 1.7);
    }
  }

  play();
  const rounds = setInterval(play, everySeconds * 1_000);
  return () => {
    clearInterval(rounds);
    void context.close();
  };
}
