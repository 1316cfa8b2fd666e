import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { MultipartFile } from '@fastify/multipart';
import type { FormData } from './form-text.js';
import { Rejection, tooMuch } from './rejection.js';
import { maxFileBytes, uploadedText, type FileKind, type Uploaded } from './uploaded-text.js';

/** Larger than the file: a text that was pasted into the field has carriage returns. */
const maxFieldBytes = 400 * 1024;
const maxFields = 16;

/** Reads forms with one file, on routes with `TakesFile`. Nothing is written to disk. */
export async function readUploads(fastify: FastifyInstance): Promise<void> {
  // Imported after all static imports: this CommonJS module requires an ES module that we import too.
  await fastify.register(import('@fastify/multipart'), {
    throwFileSizeLimit: false,
    limits: { files: 1, fileSize: maxFileBytes, fields: maxFields, fieldSize: maxFieldBytes, fieldNameSize: 100, parts: maxFields + 1, headerPairs: 20 },
  });
  fastify.addHook('preValidation', async (request) => {
    const { takesFile } = request.routeOptions.config;
    if (!takesFile || !request.isMultipart()) return;
    const { form, uploaded } = await formIn(request, takesFile);
    request.body = form;
    if (uploaded) request.uploaded = uploaded;
  });
}

async function formIn(request: FastifyRequest, kind: FileKind): Promise<{ form: FormData; uploaded?: Uploaded }> {
  const form = Object.create(null) as FormData;
  let uploaded: Uploaded | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') uploaded = await read(part, kind);
      else add(form, part.fieldname, part.value, part.valueTruncated);
    }
  } catch (error) {
    throw error instanceof Rejection ? error : refusal(error as FastifyError);
  }
  return { form, ...(uploaded && { uploaded }) };
}

/** Undefined when the person chose no file. */
async function read(part: MultipartFile, kind: FileKind): Promise<Uploaded | undefined> {
  const bytes = await part.toBuffer();
  if (!part.filename && bytes.length === 0) return undefined;
  return uploadedText(kind, part.filename, bytes, part.file.truncated);
}

function add(form: FormData, name: string, value: unknown, truncated: boolean): void {
  if (truncated) throw tooMuch(`A field may have ${maxFieldBytes / 1024} KiB at most.`);
  if (typeof value !== 'string' || value.includes('\uFFFD')) throw new Rejection(400, 'not-utf-8', 'Not readable', 'Send the fields as text in UTF-8.');
  const before = form[name];
  form[name] = before === undefined ? value : [before, value].flat();
}

const refusal = ({ code }: Partial<FastifyError>): Rejection =>
  code?.endsWith('_LIMIT') ? tooMuch(`Send one file and at most ${maxFields} fields.`) : new Rejection(400, 'malformed-form', 'Not readable', 'The form is not well-formed multipart/form-data.');
