import type { FileKind } from './inspection.ts';

/** How a file of the type is looked into. */
export type Structure = 'image' | 'text' | 'zip' | 'gzip' | 'iso-media' | 'pdf' | 'media';

export interface FileType {
  type: string;
  kind: FileKind;
  structure: Structure;
  /** As people read it. */
  name: string;
  /** What a name of such a file may end in. */
  extensions: readonly string[];
}

const office = (type: string, name: string, extension: string): FileType => ({
  type,
  kind: 'DOCUMENT',
  structure: 'zip',
  name,
  extensions: [extension],
});

/**
 * All that may come in. Left out on purpose: SVG and HTML, which act; programs; documents with macros; and archives into which we cannot
 * look for what they unfold to.
 */
export const FILE_TYPES: readonly FileType[] = [
  { type: 'image/jpeg', kind: 'IMAGE', structure: 'image', name: 'a JPEG picture', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { type: 'image/png', kind: 'IMAGE', structure: 'image', name: 'a PNG picture', extensions: ['png'] },
  { type: 'image/gif', kind: 'IMAGE', structure: 'image', name: 'a GIF picture', extensions: ['gif'] },
  { type: 'image/webp', kind: 'IMAGE', structure: 'image', name: 'a WebP picture', extensions: ['webp'] },
  { type: 'image/avif', kind: 'IMAGE', structure: 'image', name: 'an AVIF picture', extensions: ['avif'] },
  { type: 'image/tiff', kind: 'IMAGE', structure: 'image', name: 'a TIFF picture', extensions: ['tif', 'tiff'] },

  { type: 'video/mp4', kind: 'VIDEO', structure: 'iso-media', name: 'an MP4 video', extensions: ['mp4', 'm4v', 'm4a'] },
  { type: 'video/quicktime', kind: 'VIDEO', structure: 'iso-media', name: 'a QuickTime video', extensions: ['mov', 'qt'] },
  { type: 'video/webm', kind: 'VIDEO', structure: 'media', name: 'a WebM video', extensions: ['webm', 'weba'] },
  { type: 'video/ogg', kind: 'VIDEO', structure: 'media', name: 'an Ogg video', extensions: ['ogv', 'ogg'] },

  { type: 'audio/mpeg', kind: 'AUDIO', structure: 'media', name: 'an MP3 sound', extensions: ['mp3'] },
  { type: 'audio/mp4', kind: 'AUDIO', structure: 'iso-media', name: 'an MPEG-4 sound', extensions: ['m4a', 'mp4'] },
  { type: 'audio/aac', kind: 'AUDIO', structure: 'media', name: 'an AAC sound', extensions: ['aac'] },
  { type: 'audio/ogg', kind: 'AUDIO', structure: 'media', name: 'an Ogg sound', extensions: ['ogg', 'oga', 'opus'] },
  { type: 'audio/wav', kind: 'AUDIO', structure: 'media', name: 'a WAV sound', extensions: ['wav'] },
  { type: 'audio/flac', kind: 'AUDIO', structure: 'media', name: 'a FLAC sound', extensions: ['flac'] },

  { type: 'application/pdf', kind: 'DOCUMENT', structure: 'pdf', name: 'a PDF document', extensions: ['pdf'] },
  office('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'a Word document', 'docx'),
  office('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'an Excel sheet', 'xlsx'),
  office('application/vnd.openxmlformats-officedocument.presentationml.presentation', 'a PowerPoint presentation', 'pptx'),
  office('application/vnd.oasis.opendocument.text', 'an OpenDocument text', 'odt'),
  office('application/vnd.oasis.opendocument.spreadsheet', 'an OpenDocument sheet', 'ods'),
  office('application/vnd.oasis.opendocument.presentation', 'an OpenDocument presentation', 'odp'),
  office('application/epub+zip', 'an EPUB book', 'epub'),

  { type: 'application/zip', kind: 'ARCHIVE', structure: 'zip', name: 'a ZIP archive', extensions: ['zip'] },
  { type: 'application/gzip', kind: 'ARCHIVE', structure: 'gzip', name: 'a gzip archive', extensions: ['gz', 'tgz'] },
];

/** Text is known by nothing but the lack of everything else, so that its name may end in whatever is no other type's. */
export const TEXT: FileType = { type: 'text/plain', kind: 'DOCUMENT', structure: 'text', name: 'a text', extensions: [] };

/** Endings that make a computer run or show actively what it was only meant to keep, whatever the content is. */
const ACTIVE_EXTENSIONS = new Set(
  `html htm xhtml xht shtml mhtml mht svg svgz xml xsl xslt swf js mjs cjs jse vbs vbe wsf wsh wsc hta exe com scr pif bat cmd msi msp msix
   appx dll cpl sys ps1 psm1 psd1 lnk url scf inf reg jar jnlp class apk app command desktop sh bash zsh csh ksh deb rpm dmg pkg iso img vhd
   vhdx docm dotm xlsm xltm xlam pptm potm ppam ppsm chm hlp gadget application library-ms search-ms settingcontent-ms ade adp mde`
    .split(/\s+/)
    .filter((extension) => extension !== ''),
);

export const isActiveExtension = (extension: string) => ACTIVE_EXTENSIONS.has(extension);

/** In lower case; empty where a name has none. Windows keeps a file without the dots and spaces that its name ends in. */
export const extensionOf = (name: string) =>
  /\.([^.]+)$/
    .exec(name.replace(/[.\s]+$/, ''))?.[1]
    ?.trim()
    .toLowerCase() ?? '';

export const ownerOfExtension = (extension: string) => FILE_TYPES.find(({ extensions }) => extensions.includes(extension));
