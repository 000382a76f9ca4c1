// A certificate for localhost that lives two days, made by the `openssl` of the machine.

import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const WANTED = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
const NAMES = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];

export type Certificate = {readonly path: string; readonly cert: Buffer; readonly key: Buffer};

/** In this folder, where clients find it too. @throws where there is no openssl. */
export function certificate(folder: string): Certificate {
  const [path, keyPath] = [join(folder, 'localhost.pem'), join(folder, 'localhost.key')];
  try {
    execFileSync('openssl', [...WANTED, ...NAMES, '-keyout', keyPath, '-out', path], {stdio: 'pipe'});
  } catch (cause) {
    throw new Error('no certificate could be made: install openssl (1.1.1 or later) and run again', {cause});
  }
  return {path, cert: readFileSync(path), key: readFileSync(keyPath)};
}
