import { Avatar, type AvatarProps } from './avatar.tsx';

export interface AvatarGroupProps {
  people: readonly Pick<AvatarProps, 'id' | 'name' | 'picture'>[];
  /** How many there are in all, when not all of them are given. */
  count?: number;
  max?: number;
  size?: 'tiny' | 'small';
  /** Who they are: read in place of the pictures. */
  label: string;
}

export function AvatarGroup({ people, count = people.length, max = 3, size = 'small', label }: AvatarGroupProps) {
  const shown = people.slice(0, max);
  const rest = count - shown.length;
  return (
    <span role="img" aria-label={label} className="inline-flex items-center">
      {shown.map((person) => (
        <span key={person.id} className="-me-1.5 inline-flex rounded-full border-2 border-surface">
          <Avatar {...person} size={size} />
        </span>
      ))}
      {rest > 0 && (
        <span className="ms-2.5 font-medium text-caption text-ink-soft tabular-nums">
          <bdi dir="ltr">+{rest}</bdi>
        </span>
      )}
    </span>
  );
}
