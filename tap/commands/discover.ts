// The --discover command: the catalog, without config or network.

import {discover as catalog} from '../../catalog/discover.ts';

export const discover = (): string => `${JSON.stringify(catalog(), null, 2)}\n`;
