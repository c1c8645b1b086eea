import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLScalarType } from 'graphql';
import GraphQLUpload from 'graphql-upload/GraphQLUpload.mjs';
import processRequest, { type FileUpload } from 'graphql-upload/processRequest.mjs';
import { vi } from 'vitest';
import { temporaryFolder } from './gateway.ts';
import { linkAccess, linkHead } from './library.ts';
import { type SubgraphContext, startSubgraph, type TestSubgraph } from './subgraph.ts';

const typeDefs = `${linkHead}${linkAccess}
directive @access(role: String, scope: String) repeatable on FIELD_DEFINITION
scalar Upload
type Picture { name: String! type: String! bytes: Int! sha256: String! by: String }
input HangInput { title: String! picture: Upload! }
type Query { walls: [String!]! }
type Mutation {
  hang(pictures: [Upload!]!): [Picture!]
  hangOne(input: HangInput!): Picture
  describe(text: String, picture: Upload): String
  hangInside(picture: Upload!): Picture @access
  refuse(picture: Upload!): Picture
}
`;

export interface Gallery extends TestSubgraph {
  /** What it keeps of files while it reads them. */
  temporaryFiles(): Promise<string[]>;
  /** What it could not read to its end. */
  broken: unknown[];
}

export interface GalleryOptions {
  passports?: boolean;
  /** It reads no form before this. */
  ready?: Promise<unknown>;
}

/** A subgraph that takes files, as graphql-upload reads them. */
export async function startGallery({ passports, ready }: GalleryOptions = {}): Promise<Gallery> {
  const folder = await temporaryFolder();
  vi.stubEnv('TMPDIR', folder.path);
  const broken: unknown[] = [];
  const look = async (picture: Promise<FileUpload>, { passport }: SubgraphContext) => {
    const { filename, mimetype, createReadStream } = await picture;
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of createReadStream()) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    } catch (error) {
      broken.push(error);
      throw error;
    }
    return { name: filename, type: mimetype, bytes, sha256: hash.digest('hex'), by: passport?.viewer?.id };
  };
  const subgraph = await startSubgraph({
    name: 'gallery',
    typeDefs,
    passports,
    resolvers: {
      Upload: GraphQLUpload as unknown as Record<string, unknown> & GraphQLScalarType,
      Query: { walls: () => ['north'] },
      Mutation: {
        hang: (_: never, { pictures }: { pictures: Promise<FileUpload>[] }, context: SubgraphContext) =>
          Promise.all(pictures.map((picture) => look(picture, context))),
        hangOne: (_: never, { input }: { input: { picture: Promise<FileUpload> } }, context: SubgraphContext) =>
          look(input.picture, context),
        hangInside: (_: never, { picture }: { picture: Promise<FileUpload> }, context: SubgraphContext) => look(picture, context),
        describe: (_: never, { text }: { text: string }) => text,
        refuse: () => {
          throw new GraphQLError('The walls are full.', { extensions: { code: 'CONFLICT' } });
        },
      },
    },
    routes(app) {
      app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
      app.addHook('preValidation', async (request: FastifyRequest, reply) => {
        if (!request.headers['content-type']?.startsWith('multipart/')) return;
        await ready;
        // Node forgets a request that was answered before it was read, also when its connection ends.
        request.raw.socket.once('close', () => request.raw.destroy());
        request.body = await processRequest(request.raw, reply.raw, { maxFiles: 20 });
      });
    },
  });
  return {
    ...subgraph,
    broken,
    temporaryFiles: async () => (await readdir(folder.path)).filter((name) => name.startsWith('capacitor-')),
    async [Symbol.asyncDispose]() {
      await subgraph[Symbol.asyncDispose]();
      vi.unstubAllEnvs();
      await folder[Symbol.asyncDispose]();
    },
  };
}
