// A certificate for localhost that is valid for two days, created with the local `openssl`.

import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import type {Certificate} from './protocol.ts';

const WANTED = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
const NAMES = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];

/** Creates two files in this folder. @throws if openssl is not installed. */
export function makeCertificate(folder: string): Certificate {
  const [cert, key] = [join(folder, 'localhost.pem'), join(folder, 'localhost.key')];
  try {
    execFileSync('openssl', [...WANTED, ...NAMES, '-keyout', key, '-out', cert], {stdio: 'pipe'});
  } catch (cause) {
    throw new Error('The certificate could not be created. Install openssl (1.1.1 or later) and run again.', {cause});
  }
  return {cert, key};
}
