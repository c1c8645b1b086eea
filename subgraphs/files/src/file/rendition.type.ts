import { Shared } from '@parley/kit/federated-schema';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RenditionSize } from '../rendition/renditions.ts';

export const RenditionSizeEnum: { [Size in RenditionSize]: Size } = { THUMBNAIL: 'THUMBNAIL', PREVIEW: 'PREVIEW' };

registerEnumType(RenditionSizeEnum, {
  name: 'RenditionSize',
  description: 'How large a smaller picture of a file is.',
  valuesConfig: {
    THUMBNAIL: { description: 'For lists.' },
    PREVIEW: { description: 'For a screen.' },
  },
});

@ObjectType({ description: 'A smaller picture of a file, without what cameras write into theirs.' })
export class Rendition {
  @Shared()
  @Field(() => RenditionSizeEnum, { description: 'Which one.' })
  size!: RenditionSize;

  @Shared()
  @Field(() => String, { description: 'Its media type.' })
  type!: string;

  @Shared()
  @Field(() => Int, { description: 'How wide it is, in pixels.' })
  width!: number;

  @Shared()
  @Field(() => Int, { description: 'How high it is, in pixels.' })
  height!: number;

  @Shared()
  @Field(() => Int, { description: 'Its length.' })
  bytes!: number;
}
