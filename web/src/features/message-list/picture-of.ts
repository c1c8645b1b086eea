interface AvatarFile {
  renditions: readonly { size: string; link: { url: string } }[];
}

/** The small picture of a person; null where they have none, or it has not been made yet. */
export function pictureOf(avatar: AvatarFile | null): string | null {
  return avatar?.renditions.find(({ size }) => size === 'THUMBNAIL')?.link.url ?? null;
}
