// A script of its own, loaded when the first package or attachment is written or read.
export { createSHA256 } from 'hash-wasm';
export { EncryptionFailure, decrypting, encrypting } from '../../shared/encryption.mjs';
export { verifyPackage } from '../../shared/verify_package.mjs';
export { BlobReader } from '../../shared/zip_codec.mjs';
export { writePackage } from '../../shared/zip_package.mjs';
