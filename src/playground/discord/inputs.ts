/** A file as somebody hands it in. */
export type FileInput = { readonly name: string; readonly data: Uint8Array | string; readonly contentType?: string };
/** What a field of a form is filled in with: words, what was chosen or ticked, files. */
export type ModalValue = string | readonly (string | FileInput)[];
export type OptionInput = string | number | boolean | FileInput;
