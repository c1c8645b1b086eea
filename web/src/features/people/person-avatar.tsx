'use client';
import type { ComponentProps } from 'react';
import { type FragmentType, graphql, readFragment } from '@/graph/graphql.ts';
import { useText } from '@/i18n/text.tsx';
import { Avatar } from '@/ui/avatar.tsx';
import { pictureOf } from './picture.ts';
import { presenceName, shownPresence } from './presence.ts';

const USER = graphql(`
  fragment PersonAvatar_user on User {
    id
    name
    avatar {
      ...Picture_file
    }
    presence {
      status
    }
  }
`);

export interface PersonAvatarProps extends Pick<ComponentProps<typeof Avatar>, 'size'> {
  user: FragmentType<typeof USER>;
}

/** The picture of a person, with how they are present where the viewer may know it. */
export function PersonAvatar({ user, size }: PersonAvatarProps) {
  const text = useText();
  const { id, name, avatar, presence } = readFragment(USER, user);
  const status = presence?.status;
  return (
    <Avatar
      id={id}
      name={name}
      picture={pictureOf(avatar)}
      size={size}
      presence={shownPresence(status)}
      presenceLabel={status === undefined ? undefined : text(presenceName(status))}
    />
  );
}
