export const FILE_KINDS = ['IMAGE', 'VIDEO', 'AUDIO', 'DOCUMENT', 'ARCHIVE'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Why a file is not taken. Stable: part of the graph's contract. */
export const REFUSAL_REASONS = [
  'EMPTY',
  'TYPE_NOT_ALLOWED',
  'WRONG_EXTENSION',
  'ACTIVE_CONTENT',
  'DAMAGED',
  'TOO_MANY_PIXELS',
  'DECOMPRESSION_BOMB',
  'SEVERAL_TYPES_AT_ONCE',
  'UNSAFE_PATHS',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface CleanFile {
  verdict: 'clean';
  kind: FileKind;
  /** The media type by content: the only one that is ever told to anybody. */
  type: string;
  /** Of a picture or a film, as it is shown: after its orientation. */
  width: number | null;
  height: number | null;
  /** False where no scanner was there, and the settings let files pass without. */
  scanned: boolean;
}

export interface RefusedFile {
  verdict: 'refused';
  reason: RefusalReason;
  /** A sentence for whoever sent it. */
  message: string;
}

/** To be kept where nobody gets it. `signature` is the scanner's name for what it found, for the log and an administrator. */
export interface InfectedFile {
  verdict: 'infected';
  signature: string;
}

export type Finding = CleanFile | RefusedFile | InfectedFile;

export interface InspectedFile {
  /** A local file (BlobStore.asFile), which is only read. */
  path: string;
  /** As its sender calls it: compared with the content, never used as a path. */
  name: string;
}

/** What a file is by its content, and whether it may come in. */
export interface Inspection {
  /**
   * Bounded in memory and work whatever the file holds, and a few at a time: the rest wait. Rejects with Unavailable when the scanner is
   * away and the settings refuse what it has not seen; the file may be given again then.
   */
  inspect(file: InspectedFile): Promise<Finding>;
}
