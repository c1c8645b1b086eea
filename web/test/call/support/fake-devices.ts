export interface FakeTrack extends EventTarget {
  kind: 'audio' | 'video';
  enabled: boolean;
  readyState: 'live' | 'ended';
  stop(): void;
  /** It is unplugged. */
  end(): void;
}

export interface FakeDevices extends EventTarget {
  /** What asking for each gives: a device, or the name of the error. */
  answers: { audio: string | null; video: string | null; screen: string | null };
  given: FakeTrack[];
  asked: MediaStreamConstraints[];
}

/** The microphones and cameras of a browser, and what it answers who asks for them. */
export function createFakeDevices(): FakeDevices & MediaDevices {
  const given: FakeTrack[] = [];
  const asked: MediaStreamConstraints[] = [];
  const answers: FakeDevices['answers'] = { audio: null, video: null, screen: null };
  const refuse = (name: string | null) => {
    if (name !== null) throw new DOMException('', name);
  };
  const give = (kind: FakeTrack['kind']) => {
    const track = createFakeTrack(kind);
    given.push(track);
    return track;
  };
  return Object.assign(new EventTarget(), {
    answers,
    given,
    asked,
    async getUserMedia({ audio, video }: MediaStreamConstraints) {
      asked.push({ audio: audio !== false, video: video !== false });
      if (audio) refuse(answers.audio);
      if (video) refuse(answers.video);
      const tracks = [...(audio ? [give('audio')] : []), ...(video ? [give('video')] : [])];
      return { getTracks: () => tracks };
    },
    async getDisplayMedia() {
      refuse(answers.screen);
      const track = give('video');
      return { getVideoTracks: () => [track] };
    },
    async enumerateDevices() {
      return [
        { kind: 'audioinput', deviceId: 'built-in', label: 'Microphone' },
        { kind: 'audiooutput', deviceId: 'headset', label: 'Headset' },
        { kind: 'videoinput', deviceId: '', label: '' },
      ];
    },
  }) as unknown as FakeDevices & MediaDevices;
}

function createFakeTrack(kind: FakeTrack['kind']): FakeTrack {
  const track = Object.assign(new EventTarget(), {
    kind,
    enabled: true,
    readyState: 'live' as FakeTrack['readyState'],
    stop() {
      track.readyState = 'ended';
    },
    end() {
      track.readyState = 'ended';
      track.dispatchEvent(new Event('ended'));
    },
  });
  return track;
}
