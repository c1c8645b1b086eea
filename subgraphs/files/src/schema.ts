import { buildFederatedSchema } from '@parley/kit/federated-schema';
import { GraphQLDateTime } from 'graphql-scalars';
import { AvatarResolver } from './avatar/avatar.resolver.ts';
import type { User } from './avatar/user.type.ts';
import type { Context } from './context.ts';
import { FileResolver, RenditionResolver } from './file/file.resolver.ts';
import type { File } from './file/file.type.ts';
import { FileUpdateResolver } from './live/file-update.resolver.ts';
import { PersonalDataResolver } from './personal-data/personal-data.resolver.ts';
import { PersonalData } from './personal-data/personal-data.type.ts';
import { UploadResolver } from './upload/upload.resolver.ts';

const built = buildFederatedSchema<Context>({
  resolvers: [FileResolver, RenditionResolver, UploadResolver, AvatarResolver, FileUpdateResolver, PersonalDataResolver],
  orphanedTypes: [PersonalData],
  scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  references: {
    File: ({ id }: File, { loaders }: Context) => loaders.files.load(id),
    User: ({ id }: User) => ({ id }),
    PersonalData: ({ id }: PersonalData, { viewer, personalData }: Context) => personalData.require(viewer, id),
  },
});

export const schema = built.schema;

/** The SDL that is composed into the graph. */
export const typeDefs = (): string => built.typeDefs;
